import type { CallResult, EndCause } from "../../call/call";
import type { CallSettings } from "../routing/connect-team/definition";

/** How a call that was begun may end, as somebody plays it who has no telephone. */
export const CALL_ANSWERS = [
  "talked",
  "nobody-free",
  "nobody-answered",
  "customer-busy",
  "customer-no-answer",
  "customer-declined",
  "customer-left",
  "call-failed",
] as const;
export type CallAnswer = (typeof CALL_ANSWERS)[number];

/** Everything that the world may answer to a flow that waits. */
export type Answer = CallAnswer | "waited" | "acknowledged" | "message-sent" | "message-failed" | "cancelled";

type Ending = { result: CallResult; cause: EndCause | null };

const ENDINGS: Record<CallAnswer, Ending> = {
  talked: { result: "conversation", cause: "hung-up" },
  "nobody-free": { result: "nobody-free", cause: null },
  "nobody-answered": { result: "nobody-answered", cause: "no-answer" },
  "customer-busy": { result: "customer-unreached", cause: "busy" },
  "customer-no-answer": { result: "customer-unreached", cause: "no-answer" },
  "customer-declined": { result: "customer-unreached", cause: "rejected" },
  "customer-left": { result: "customer-left", cause: "hung-up" },
  "call-failed": { result: "failed", cause: "provider-error" },
};

/** What the call machine would report. */
export const endingOf = (answer: CallAnswer): Ending => ENDINGS[answer];

/** Seconds until a phone is picked up, or put down at once. */
const PICK_UP = 6;
const TALK = 180;

/** Seconds that a call of that ending takes by the limits of its step: how long somebody would have waited for it. */
export function secondsOf(answer: CallAnswer, config: CallSettings): number {
  switch (answer) {
    case "talked":
      return 2 * PICK_UP + TALK;
    case "nobody-free":
      return config.operatorWaitSeconds;
    case "nobody-answered":
      return config.operatorRingSeconds;
    case "customer-no-answer":
      return (config.order === "operator-first" ? PICK_UP : 0) + config.customerRingSeconds;
    case "customer-left":
      return 3 * PICK_UP;
    default:
      return 2 * PICK_UP;
  }
}

/** The ways in which a call in that order can end: a customer who is rung first may be busy before any operator is. */
export const answersFor = ({ order }: CallSettings): readonly CallAnswer[] =>
  order === "operator-first" ? CALL_ANSWERS.filter((answer) => answer !== "customer-left") : CALL_ANSWERS;
