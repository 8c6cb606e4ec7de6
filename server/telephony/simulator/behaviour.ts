import type { EndCause } from "@/core/call/call";

/** What the person (or machine) behind a number does. All durations are ms of network time. */
export type Behaviour =
  /** Somebody on the desk of phones decides. */
  | { kind: "manual" }
  | { kind: "never-answers" }
  /** `afterMs` from ringing where it rings, from placing where the network refuses before that. */
  | { kind: "fails"; cause: EndCause; afterMs: number; rings: boolean }
  | Answers;

export interface Answers {
  kind: "answers";
  afterMs: number;
  machine: boolean;
  /** Presses 1 when an operator's whisper asks for it. */
  pressesOne: boolean;
  /** Hangs up this long after being joined. */
  talkMs: number;
  /** Hangs up this long after answering, joined or not. */
  patienceMs: number | null;
}

/** Long enough to be told from an immediate refusal of the order, short enough not to bore a test. */
const REFUSAL_MS = 500;
const TALK_MS = 20_000;

const PERSON: Answers = {
  kind: "answers",
  afterMs: 2_000,
  machine: false,
  pressesOne: true,
  talkMs: TALK_MS,
  patienceMs: null,
};

const SPECIAL: Record<number, Behaviour> = {
  30: { kind: "fails", cause: "busy", afterMs: REFUSAL_MS, rings: false },
  31: { kind: "never-answers" },
  32: { kind: "fails", cause: "rejected", afterMs: 3_000, rings: true },
  // A mailbox records for half a minute and then hangs up.
  33: { ...PERSON, afterMs: 4_000, machine: true, pressesOne: false, patienceMs: 30_000 },
  34: { kind: "fails", cause: "invalid-number", afterMs: REFUSAL_MS, rings: false },
  35: { kind: "fails", cause: "congestion", afterMs: REFUSAL_MS, rings: false },
  36: { ...PERSON, pressesOne: false, patienceMs: 0 },
  37: { ...PERSON, pressesOne: false },
  38: { ...PERSON, talkMs: 5_000 },
  39: { ...PERSON, talkMs: 300_000 },
};

/**
 * Reads the last two digits of a number (docs: "Simulator's numbers"). Endings without a meaning of their own
 * are manual phones, so that a visitor who types a real number into the demo finds it on the desk.
 */
export function behaviourOf(number: string): Behaviour {
  const ending = Number.parseInt(number.slice(-2), 10);
  if (ending >= 1 && ending <= 29) return { ...PERSON, afterMs: ending * 1_000 };
  return SPECIAL[ending] ?? { kind: "manual" };
}
