import type { Teller } from "./stories";
import {
  beginStory,
  type Cast,
  endAttempt,
  finish,
  join,
  ringCustomer,
  ringOperator,
  type Story,
} from "./stories";

const HANDED_OVER = { kind: "handed-over", to: "managers", text: "A manager will call you." } as const;

/** The lives that callbacks have, by name: one of each makes every page show everything it can. */
const STORIES = {
  requested: (teller) => teller,
  scheduled: (teller) => schedule(teller, 5_400),
  "operator-ringing": (teller) => ringOperator(teller.wait(0.2)),
  "customer-ringing": (teller) => ringCustomer(ringOperator(teller.wait(0.2))),
  talking: (teller) => join(ringCustomer(ringOperator(teller.wait(0.2)))),
  conversation: (teller) => talk(join(ringCustomer(ringOperator(teller.wait(0.2)))), 184),
  rated: (teller) =>
    talk(join(ringCustomer(ringOperator(teller.wait(0.2)))), 96)
      .wait(12)
      .fact({ kind: "rated", score: 5 })
      .set({ rating: 5 }),
  "second-try": (teller) =>
    talk(join(ringCustomer(ringOperator(retry(missCustomer(ringCustomer(ringOperator(teller))))))), 61),
  unreached: (teller) =>
    finish(
      missCustomer(ringCustomer(ringOperator(retry(missCustomer(ringCustomer(ringOperator(teller))))))).fact({
        kind: "handed-over",
        to: HANDED_OVER.to,
      }),
      "unreached",
      HANDED_OVER,
    ),
  "nobody-free": (teller) => nobodyFree(ringOperator(teller.wait(0.2))),
  cancelled: (teller) =>
    finish(
      endAttempt(
        ringOperator(teller.wait(0.2)).wait(3).fact({ kind: "cancelled", by: "visitor" }),
        "cancelled",
      ),
      "cancelled",
      { kind: "none", text: "You have cancelled the call." },
    ),
  failed: (teller) =>
    finish(
      endAttempt(
        ringOperator(teller.wait(0.2)).fact({
          kind: "provider-trouble",
          command: "place-leg",
          detail: "The provider did not answer for 10 s.",
        }),
        "failed",
      ).fact({ kind: "handed-over", to: HANDED_OVER.to }),
      "failed",
      HANDED_OVER,
    ),
} satisfies Record<string, (teller: Teller) => Teller>;

export type StoryName = keyof typeof STORIES;
export const STORY_NAMES = Object.keys(STORIES).filter((name): name is StoryName => name in STORIES);

/** Tells a named story that began at `requestedAt`. */
export const tellStory = (name: StoryName, cast: Cast, requestedAt: Date): Story =>
  STORIES[name](beginStory(cast, requestedAt)).story;

function schedule(teller: Teller, laterSeconds: number): Teller {
  const at = teller.instant(laterSeconds);
  return teller
    .stage("scheduled")
    .fact({ kind: "scheduled", at: at.toISOString(), because: "visitor-chose" })
    .set({
      scheduledFor: at,
      nextStep: { kind: "scheduled", at: at.toISOString(), text: "We will call at the time you chose." },
    });
}

function talk(teller: Teller, seconds: number): Teller {
  return finish(
    endAttempt(
      teller
        .wait(seconds)
        .set({ talkSeconds: seconds })
        .fact({ kind: "talk-ended", talkSeconds: seconds, by: "customer" }),
      "conversation",
    ),
    "conversation",
  );
}

const missCustomer = (teller: Teller): Teller =>
  endAttempt(
    teller
      .wait(30)
      .fact(
        { kind: "leg-failed", seat: "customer", cause: "no-answer" },
        { kind: "leg-ended", seat: "operator", name: teller.cast.operator, by: "us" },
      ),
    "customer-unreached",
  );

function retry(teller: Teller): Teller {
  const at = teller.instant(300).toISOString();
  return teller
    .fact({ kind: "decided", node: "later", port: "again" }, { kind: "retry-planned", at, number: 2, of: 3 })
    .stage("scheduled")
    .wait(300);
}

function nobodyFree(teller: Teller): Teller {
  const { team, operator } = teller.cast;
  return finish(
    endAttempt(
      teller
        .wait(20)
        .fact(
          { kind: "leg-failed", seat: "operator", name: operator, cause: "no-answer" },
          { kind: "nobody-free", team, because: "nobody-answered" },
        ),
      "nobody-answered",
    ).fact({ kind: "handed-over", to: HANDED_OVER.to }),
    "nobody-free",
    HANDED_OVER,
  );
}
