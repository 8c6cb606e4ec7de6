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
  | "handedOver";

/** While something is waited for. @param last how the last attempt ended */
export function wordsWhileWaiting(
  { because }: Pick<Wait, "because">,
  last: RoutingState["last"],
): NextStepWords {
  if (because === "outside-hours") return "closed";
  if (because === "visitor-chose") return "scheduled";
  return last?.result === "nobody-free" ? "nobodyFree" : "anotherTry";
}

/** When it is over. Whoever was not talked to is told who has their number. */
export function wordsAtEnd(outcome: Outcome): NextStepWords {
  if (outcome === "conversation") return "talked";
  return outcome === "cancelled" ? "cancelled" : "handedOver";
}
