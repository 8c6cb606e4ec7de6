import { readerSource } from "./source";

/** Asking the browser for it takes milliseconds, and nobody travels while reading a page. */
let ownZone: string | undefined;

/** The visitor's time, and that of other zones. */
export const clockFacts = () =>
  readerSource({
    "time-zone": () => (ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone),
    minute: (zone) => clock(zone)?.minute,
    weekday: (zone) => clock(zone)?.weekday,
    date: (zone) => clock(zone)?.date,
  });

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

interface ClockTime {
  minute: number;
  weekday: number;
  date: string;
}

const MINUTE_MS = 60_000;
/** The minute that was read last, by zone. Three facts ask for it at every evaluation, and a formatter is slow to make. */
const read = new Map<string, { minute: number; time: ClockTime | undefined }>();

function clock(zone: string): ClockTime | undefined {
  const minute = Math.floor(Date.now() / MINUTE_MS);
  const known = read.get(zone);
  if (known?.minute === minute) return known.time;
  const time = timeIn(zone);
  read.set(zone, { minute, time });
  return time;
}

/** By the visitor's clock, or by the one of an IANA zone; a zone that the browser does not know is not known. */
function timeIn(zone: string): ClockTime | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: zone || undefined,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
    }).formatToParts();
    const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? "";
    return {
      minute: Number(part("hour")) * 60 + Number(part("minute")),
      weekday: WEEKDAYS.indexOf(part("weekday")) + 1,
      date: `${part("year")}-${part("month")}-${part("day")}`,
    };
  } catch {
    return undefined;
  }
}
