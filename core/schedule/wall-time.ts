import { DateTime } from "luxon";

/**
 * The instant at which a clock on the wall of a zone shows a time. A time that the zone leaves out in spring is an hour
 * later; one that comes twice in autumn is the first.
 * @param wall "2026-11-30T10:00"
 * @returns epoch milliseconds; null where it is no time
 */
export function wallTime(wall: string, timeZone: string): number | null {
  const at = DateTime.fromISO(wall, { zone: timeZone });
  return at.isValid ? at.toMillis() : null;
}
