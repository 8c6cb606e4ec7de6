import type { CallbackStatus } from "@/core/widget-contract/wire";
import { pageWords } from "./page-words";

type Stage = CallbackStatus["stage"];
export type StatusState = Exclude<Stage, "finished"> | "conversation" | "unreached" | "cancelled";

/** What comes after what in a call that goes well, and after how many milliseconds. */
export const PLAY: readonly (readonly [StatusState, number])[] = [
  ["operator-ringing", 1_200],
  ["operator-answered", 3_500],
  ["customer-ringing", 2_000],
  ["talking", 4_000],
  ["conversation", 6_000],
];

/** Seconds that each stage has taken when the next one begins. */
const TOOK: Record<Exclude<Stage, "finished">, number> = {
  requested: 1,
  scheduled: 1,
  "operator-ringing": 6,
  "operator-answered": 2,
  "customer-ringing": 7,
  talking: 154,
};
const WAY: readonly Stage[] = [
  "requested",
  "operator-ringing",
  "operator-answered",
  "customer-ringing",
  "talking",
];

/** A callback that stands there since a moment ago, as the server would tell it. */
export function statusAt(state: StatusState, language: string): CallbackStatus {
  const words = pageWords(language);
  const now = Date.now();
  const stages = stagesOf(state);
  // Backwards from now: the stage that it is at has just begun.
  const spent = stages.slice(0, -1).map((stage) => (stage === "finished" ? 0 : TOOK[stage]));
  const began = stages.map(
    (_, at) => now - spent.slice(at).reduce((sum, seconds) => sum + seconds, 0) * 1_000,
  );
  const stage = stages.at(-1) ?? "requested";
  const isOver = stage === "finished";
  const later = new Date(now + 26 * 3_600_000);
  later.setMinutes(0, 0, 0);
  const at = later.toISOString();
  return {
    id: "preview",
    stage,
    outcome: isOver ? outcomeOf(state) : null,
    nextStep:
      state === "scheduled"
        ? { kind: "scheduled", at, text: words.scheduled(later) }
        : state === "unreached"
          ? { kind: "another-try", at, text: words.anotherTry(later) }
          : null,
    promiseAt: isOver || state === "scheduled" ? null : new Date(now + 24_000).toISOString(),
    stages: stages.map((name, place) => ({ stage: name, at: new Date(began[place] ?? now).toISOString() })),
    phoneMasked: language.startsWith("ru") ? "+7 495 ***-**-23" : "+44 20 **** **23",
    operatorName: ["requested", "scheduled"].includes(state) ? null : words.operator,
    talkSeconds: state === "conversation" ? TOOK.talking : 0,
    rating: null,
    now: new Date(now).toISOString(),
  };
}

function stagesOf(state: StatusState): Stage[] {
  if (state === "conversation") return [...WAY, "finished"];
  if (state === "unreached") return [...WAY.slice(0, 4), "finished"];
  if (state === "cancelled") return ["requested", "finished"];
  if (state === "scheduled") return ["requested", "scheduled"];
  return WAY.slice(0, WAY.indexOf(state) + 1);
}

const outcomeOf = (state: StatusState): CallbackStatus["outcome"] =>
  state === "conversation" || state === "unreached" ? state : "cancelled";
