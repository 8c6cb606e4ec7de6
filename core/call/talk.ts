import type { Call } from "./call";

/** Milliseconds of talk until `now` or the first leg's end; 0 where the two were never joined. */
export function talkMs(call: Call, now: number): number {
  const from = call.joinedAt;
  if (from === null) return 0;
  const ends = call.legs.flatMap((leg) => (leg.endedAt !== null && leg.endedAt >= from ? [leg.endedAt] : []));
  return Math.max(0, Math.min(now, ...ends) - from);
}

/** Picking up and hanging up at once is no conversation: it takes `minTalkMs`. */
export const hasTalked = (call: Call, now: number): boolean =>
  call.joinedAt !== null && talkMs(call, now) >= call.options.minTalkMs;
