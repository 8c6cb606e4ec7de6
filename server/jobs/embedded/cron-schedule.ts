import { Cron } from "croner";

/**
 * The first tick after `from` (both epoch ms) of a cron of five fields, optionally with a time zone in front:
 * "0 9 * * MON-FRI" or "TZ=Europe/Berlin 0 9 * * *". Without one: UTC.
 * @throws Error when the expression or the time zone is not understood, or has no tick left.
 */
export function nextTick(expression: string, from: number): number {
  const zoned = /^TZ=(\S+)\s+(.*)$/.exec(expression);
  const cron = new Cron(zoned?.[2] ?? expression, { timezone: zoned?.[1] ?? "UTC", mode: "5-part" });
  const next = cron.nextRun(new Date(from));
  if (!next) throw new Error(`the cron "${expression}" never ticks`);
  return next.getTime();
}
