import type { Availability } from "@/core/dispatch/books";
import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen } from "@/core/schedule/hours";

/** Times are ISO 8601: the rows come as JSON. */
interface OperatorRow {
  leasedUntil: string | null;
  pausedUntil: string | null;
  restingUntil: string | null;
  timeZone: string | null;
  hours: unknown;
  isDisconnected: boolean;
}

interface TeamRow {
  timeZone: string;
  hours: unknown;
  holidays: unknown;
}

export function availability(
  row: OperatorRow,
  team: TeamRow,
  { isReserve, now }: { isReserve: boolean; now: number },
): Availability {
  const isAhead = (at: string | null) => at !== null && Date.parse(at) > now;
  if (isAhead(row.leasedUntil)) return "engaged";
  if (isAhead(row.pausedUntil)) return "paused";
  // Personal hours stand for themselves; without them the team's hours count, and the own team's were asked before.
  const own = readHours(row.hours);
  const hours = own ?? (isReserve ? readHours(team.hours) : null);
  const zone = own ? (row.timeZone ?? team.timeZone) : team.timeZone;
  if (hours && !isOpen({ hours, holidays: readHolidays(team.holidays), timeZone: zone }, now))
    return "off-hours";
  if (row.isDisconnected) return "disconnected";
  return isAhead(row.restingUntil) ? "resting" : "free";
}
