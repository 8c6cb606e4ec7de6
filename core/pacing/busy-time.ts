import { type Hazards, hazardsOf, leftOf, valueAt } from "./hazards";

/** How long conversations and the work after them last, as learned. */
export interface BusyTime {
  /** Chance to be busy still, by the time since the conversation began. */
  conversation: Float64Array;
  conversationWidth: number;
  /** Chance to be busy still, by the time since the wrap-up began. */
  wrapUp: Float64Array;
  wrapUpWidth: number;
}

export const busyTimeOf = (conversation: Hazards, wrapUp: Hazards): BusyTime => ({
  conversation: leftOf(hazardsOf(conversation)),
  conversationWidth: conversation.width,
  wrapUp: leftOf(hazardsOf(wrapUp)),
  wrapUpWidth: wrapUp.width,
});

/** The chance that an operator who has been talking, or wrapping up, for `age` seconds is free within `seconds` more. */
export function freeWithin(
  busy: BusyTime,
  status: "talking" | "wrapup",
  age: number,
  seconds: number,
): number {
  if (seconds <= 0) return 0;
  const [left, width] =
    status === "wrapup" ? [busy.wrapUp, busy.wrapUpWidth] : [busy.conversation, busy.conversationWidth];
  return 1 - valueAt(left, width, age + seconds) / Math.max(1e-4, valueAt(left, width, age));
}
