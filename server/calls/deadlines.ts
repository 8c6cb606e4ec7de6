import type { Call } from "@/core/call/call";
import type { Deadline } from "../platform/follow-ups";
import type { KeyedSignal } from "./store-signals";

/** Each deadline is told once, whoever tells it. @param id of a call, a standby or a supervision */
export const deadlineKey = (id: string, { timer, dueAt }: { timer: string; dueAt: number }): string =>
  `timer:${id}:${timer}:${dueAt}`;

export const passedDeadline = ({ callId, timer, dueAt }: Deadline, at: number): KeyedSignal => ({
  callId,
  key: deadlineKey(callId, { timer, dueAt }),
  signal: { type: "timer-due", timer, dueAt, at },
});

/** What two people on the line hear when it is late: the end of an operator's introduction. */
export function deadlinesHeard({ timers }: Call, callId: string): Deadline[] {
  const timer = "short-whisper";
  const dueAt = timers[timer];
  return dueAt === undefined ? [] : [{ callId, timer, dueAt }];
}
