import { systemClock } from "../platform/clock";
import type { Deadline } from "../platform/follow-ups";
import { oncePerProcess } from "../platform/once-per-process";

interface Alarms {
  /** Calls `task` in so many milliseconds, unless the process has ended by then. */
  after(ms: number, task: () => Promise<void>): void;
  /** What is set already. */
  set: Set<string>;
}

/** Replaced by whoever runs the engine on another clock than life's. */
const alarms = () =>
  oncePerProcess<Alarms>("alarms", () => ({
    after: (ms, task) => void setTimeout(() => void task(), ms).unref(),
    set: new Set(),
  }));

/**
 * Sees to it that a deadline is told when it passes. The sweeper tells all of them, but up to half a second late, and two
 * people on the line hear that. Only the process that set the deadline knows of it here: where it dies, the sweeper is
 * early enough.
 */
export function setAlarm(deadline: Deadline, tell: (now: number) => Promise<void>): void {
  const { after, set } = alarms();
  const key = `${deadline.callId}:${deadline.timer}:${deadline.dueAt}`;
  if (set.has(key)) return;
  set.add(key);
  after(Math.max(0, deadline.dueAt - systemClock.now()), () => {
    set.delete(key);
    // A timer may be a millisecond early.
    return tell(Math.max(systemClock.now(), deadline.dueAt));
  });
}
