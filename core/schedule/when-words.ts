import { DateTime } from "luxon";

/** A time as a person would say it: which words of `visitor.when`, and what stands in them. */
export interface WhenWords {
  key: "soon" | "today" | "tomorrow" | "later";
  minutes: number;
  time: string;
  date: string;
}

/**
 * In a few minutes, today at 14:30, on 3 December at 09:00.
 * @param at epoch milliseconds, as `now`
 */
export function whenWords(
  at: number,
  { now, timeZone, locale }: { now: number; timeZone: string; locale: string },
): WhenWords {
  const [then, today] = [at, now].map((ms) => DateTime.fromMillis(ms, { zone: timeZone, locale }));
  if (!then || !today) throw new Error("two instants give two times");
  const minutes = Math.round((at - now) / 60_000);
  const words = {
    minutes: Math.max(1, minutes),
    time: then.toFormat("HH:mm"),
    date: then.toFormat("d MMMM"),
  };
  if (minutes <= 20) return { key: "soon", ...words };
  if (then.hasSame(today, "day")) return { key: "today", ...words };
  if (then.hasSame(today.plus({ days: 1 }), "day")) return { key: "tomorrow", ...words };
  return { key: "later", ...words };
}
