import { db } from "../platform/db";

const DAY_MS = 86_400_000;
/** Long enough to look into yesterday's trouble. */
const KEEP_OUTBOX_MS = 7 * DAY_MS;
/** Signals are the proof of what happened on the phone line: a replay of them gives the call, or the standby. */
const KEEP_SIGNALS_MS = 90 * DAY_MS;
/** No call lives so long. */
const KEEP_SESSIONS_MS = 2 * DAY_MS;

/**
 * Removes outbox items done a week ago, signals applied and standbys ended three months ago, and sessions of calls long
 * over. Answers how many of these went.
 */
export async function pruneDone(now: number): Promise<{ outbox: number; signals: number; sessions: number }> {
  const outbox = await db().outboxItem.deleteMany({
    where: { doneAt: { lt: new Date(now - KEEP_OUTBOX_MS) } },
  });
  const signals = await db().signal.deleteMany({
    where: { appliedAt: { lt: new Date(now - KEEP_SIGNALS_MS) } },
  });
  await db().standby.deleteMany({ where: { endedAt: { lt: new Date(now - KEEP_SIGNALS_MS) } } });
  const sessions = await db().providerSession.deleteMany({
    where: { createdAt: { lt: new Date(now - KEEP_SESSIONS_MS) } },
  });
  return { outbox: outbox.count, signals: signals.count, sessions: sessions.count };
}
