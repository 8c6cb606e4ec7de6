import type { Call, Leg } from "./call";
import { isUp, liveLeg } from "./legs";
import type { Command } from "./signals";

/**
 * From the customer's answer to the order to join, at most. Two seconds after the answer a customer counts as abandoned, and
 * where the process dies that was to tell this deadline, it comes up to half a second late.
 */
export const INTRODUCTION_MS = 1_000;
/** In less than this nothing can be said. */
export const LEAST_MS = 500;

const keyOf = (call: Call, leg: Leg): string => `whisper:${leg.id}:${call.options.callId}`;

/**
 * An operator who was on the line before anybody knew for whom hears who it is, once, while the customer is greeted. Not
 * where the customer has waited already, nor where the operator sees it at once.
 */
export function introduce(call: Call, at: number, commands: Command[]): void {
  const operator = liveLeg(call, "operator");
  const customer = liveLeg(call, "customer");
  if (!operator?.lent || operator.seesCard || operator.whisperedAt !== undefined || !isUp(customer)) return;
  const until = (customer.answeredAt ?? at) + INTRODUCTION_MS;
  if (until - at < LEAST_MS) return;
  operator.whisperedAt = at;
  call.timers["short-whisper"] = until;
  const say = { type: "say", legId: operator.id, announcement: "short-whisper" } as const;
  commands.push({ key: keyOf(call, operator), ...say });
}

/** Whatever is to be said to a lent operator before the join has been. */
export const isIntroduced = ({ timers }: Call): boolean => timers["short-whisper"] === undefined;

/** @param say the announcement that ended; another one's end, cut by this one, says nothing about it */
export function endIntroduction(call: Call, leg: Leg, say: string | undefined): void {
  if (say === undefined || say === keyOf(call, leg)) delete call.timers["short-whisper"];
}
