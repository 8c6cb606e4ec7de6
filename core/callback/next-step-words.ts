import type { Wait } from "../flow/runtime/node-step";
import type { RoutingState } from "../flow/runtime/step";
import type { Outcome } from "./state";

/** Which of the texts `visitor.nextStep` a visitor reads. */
export type NextStepWords =
  | "closed"
  | "scheduled"
  | "nobodyFree"
  | "anotherTry"
  | "talked"
  | "cancelled"
  | "refused"
  | "handedOver";

/** While something is waited for. @param last how the last attempt ended */
export function wordsWhileWaiting(
  { because }: Pick<Wait, "because">,
  last: RoutingState["last"],
): NextStepWords {
  if (because === "outside-hours") return "closed";
  if (because === "visitor-chose" || because === "delay") return "scheduled";
  if (because === "reaction" || because === "message") return "handedOver";
  return last?.result === "nobody-free" ? "nobodyFree" : "anotherTry";
}

/** When it is over. Whoever was not talked to and not refused is told who has their number. */
export function wordsAtEnd(outcome: Outcome): NextStepWords {
  if (outcome === "conversation") return "talked";
  if (outcome === "refused") return "refused";
  return outcome === "cancelled" ? "cancelled" : "handedOver";
}
