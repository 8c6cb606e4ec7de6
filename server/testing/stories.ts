import type { NextStep, Outcome, Stage, StageMark } from "@/core/callback/state";
import type { TimelineFact } from "@/core/callback/timeline";

/** Who and what a story is about. */
export interface Cast {
  site: string;
  page: string;
  pageTitle?: string;
  referrer?: string;
  team: string;
  operator: string;
  /** E.164 */
  operatorPhone: string;
  customerPhone: string;
  /** Of the consent text. */
  language: string;
}

/** What a callback's rows hold after its story was told up to some point. */
export interface Story {
  requestedAt: Date;
  stage: Stage;
  outcome: Outcome | null;
  stages: StageMark[];
  nextStep: NextStep | null;
  needsHuman: boolean;
  talkSeconds: number;
  finishedAt: Date | null;
  scheduledFor: Date | null;
  rating: number | null;
  /** An operator was on the line. */
  hasOperator: boolean;
  timeline: { at: Date; fact: TimelineFact }[];
  attempts: { number: number; startedAt: Date; endedAt: Date | null; result: string | null }[];
}

/** Writes a story down second by second. */
export interface Teller {
  readonly cast: Cast;
  readonly story: Story;
  /** Lets time pass. */
  wait(seconds: number): Teller;
  stage(stage: Stage): Teller;
  fact(...facts: TimelineFact[]): Teller;
  set(columns: Partial<Story>): Teller;
  /** Now, in the story; or so many seconds later. */
  instant(laterSeconds?: number): Date;
}

/** A story that has just begun: the visitor asked and agreed to be called. */
export function beginStory(cast: Cast, requestedAt: Date): Teller {
  let second = 0;
  const instant = (later = 0) => new Date(requestedAt.getTime() + (second + later) * 1000);
  const story: Story = {
    requestedAt,
    stage: "requested",
    outcome: null,
    stages: [],
    nextStep: null,
    needsHuman: false,
    talkSeconds: 0,
    finishedAt: null,
    scheduledFor: null,
    rating: null,
    hasOperator: false,
    timeline: [],
    attempts: [],
  };
  const teller: Teller = {
    cast,
    story,
    instant,
    wait(seconds) {
      second += seconds;
      return teller;
    },
    stage(stage) {
      story.stage = stage;
      story.stages.push({ stage, at: instant().toISOString() });
      return teller;
    },
    fact(...facts) {
      story.timeline.push(...facts.map((fact) => ({ at: instant(), fact })));
      return teller;
    },
    set(columns) {
      Object.assign(story, columns);
      return teller;
    },
  };
  const { page, pageTitle, referrer, site, language } = cast;
  return teller
    .stage("requested")
    .fact(
      { kind: "requested", page, pageTitle, referrer, site },
      { kind: "consented", version: 1, language },
    );
}

/** A try begins and the operator's phone rings. */
export function ringOperator(teller: Teller): Teller {
  const { team, operator, operatorPhone } = teller.cast;
  const number = teller.story.attempts.length + 1;
  teller.story.attempts.push({ number, startedAt: teller.instant(), endedAt: null, result: null });
  return teller
    .fact(
      { kind: "attempt-started", number, team, order: "operator-first" },
      { kind: "operator-chosen", operator, because: "longest-idle" },
      { kind: "leg-placed", seat: "operator", name: operator, number: operatorPhone },
    )
    .wait(0.9)
    .stage("operator-ringing")
    .fact({ kind: "leg-ringing", seat: "operator", name: operator });
}

/** The operator answers, hears where the customer is from, presses the key, and the customer's phone rings. */
export function ringCustomer(teller: Teller): Teller {
  const { operator, pageTitle, page, customerPhone } = teller.cast;
  return teller
    .wait(4.2)
    .stage("operator-answered")
    .fact({ kind: "leg-answered", seat: "operator", name: operator, afterSeconds: 4 })
    .fact({ kind: "whisper", text: pageTitle ?? page })
    .wait(3.1)
    .set({ hasOperator: true })
    .fact(
      { kind: "accepted", name: operator, digit: "1" },
      { kind: "leg-placed", seat: "customer", number: customerPhone },
    )
    .wait(1.2)
    .stage("customer-ringing")
    .fact({ kind: "leg-ringing", seat: "customer" });
}

/** The customer answers and the two are joined. */
export function join(teller: Teller): Teller {
  return teller
    .wait(6.4)
    .fact({ kind: "leg-answered", seat: "customer", afterSeconds: 6 })
    .wait(0.3)
    .stage("talking")
    .fact({ kind: "joined", afterSeconds: 16 });
}

export function endAttempt(teller: Teller, result: string): Teller {
  const attempt = teller.story.attempts.at(-1);
  if (!attempt) throw new Error("An attempt ends only after ringOperator began it.");
  Object.assign(attempt, { endedAt: teller.instant(), result });
  return teller.fact({ kind: "attempt-ended", number: attempt.number, result });
}

export function finish(teller: Teller, outcome: Outcome, nextStep: NextStep | null = null): Teller {
  const hasTalked = outcome === "conversation";
  return teller
    .stage("finished")
    .fact({ kind: "finished", outcome, talkSeconds: teller.story.talkSeconds })
    .set({
      outcome,
      nextStep,
      finishedAt: teller.instant(),
      needsHuman: !hasTalked && outcome !== "cancelled",
    });
}
