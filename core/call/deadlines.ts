/** Deadlines by name, in epoch ms. */
export type Deadlines<Timer extends string> = Partial<Record<Timer, number>>;

/** The earliest of them; null where there is none. */
export function earliestDeadline(timers: Deadlines<string>): number | null {
  const times = Object.values(timers).filter((at) => at !== undefined);
  return times.length ? Math.min(...times) : null;
}

/** Those that have passed at `now`, in order, with when that is told. */
export const passedDeadlines = <Timer extends string>(
  timers: Deadlines<Timer>,
  now: number,
): { timer: Timer; dueAt: number; at: number }[] =>
  (Object.entries(timers) as [Timer, number][])
    .filter(([, dueAt]) => dueAt <= now)
    .sort(([, a], [, b]) => a - b)
    .map(([timer, dueAt]) => ({ timer, dueAt, at: Math.max(now, dueAt) }));
