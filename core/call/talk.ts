import type { Call } from "./call";

/** Milliseconds of talk until `now` or the end of either's leg; 0 where the two were never joined. */
export function talkMs(call: Call, now: number): number {
  const from = call.joinedAt;
  if (from === null) return 0;
  // Operators who lost the call to a faster one may come down during the talk.
  const talking = call.legs.filter(({ takenAt }) => takenAt === undefined);
  const ends = talking.flatMap(({ endedAt }) => (endedAt !== null && endedAt >= from ? [endedAt] : []));
  return Math.max(0, Math.min(now, ...ends) - from);
}

/** Picking up and hanging up at once is no conversation: it takes `minTalkMs`. */
export const hasTalked = (call: Call, now: number): boolean =>
  call.joinedAt !== null && talkMs(call, now) >= call.options.minTalkMs;
