import { randomUUID } from "node:crypto";
import type { Clock } from "../../platform/clock";
import { db } from "../../platform/db";
import { env } from "../../platform/env";
import { driveMeter, type Meter } from "./drive-meter";
import { openBook } from "./meter-book";
import { stripeMeter } from "./stripe-meter";

/**
 * Tells Stripe of a workspace's conversations that it was not told of yet, as far as that is possible now. What is
 * left is found by `workspacesWithUsage`.
 * @throws ProviderError where Stripe cannot say what it counted
 */
export async function sendUsage(
  workspaceId: string,
  clock: Clock,
  meter: Meter = stripeMeter,
): Promise<{ sent: number }> {
  if (env().stripe === null) return { sent: 0 };
  const book = openBook(workspaceId, randomUUID());
  let sent = 0;
  try {
    for (;;) {
      const driven = await driveMeter(book, meter, clock);
      sent += driven.sent;
      if (!driven.hasMore) return { sent };
    }
  } finally {
    await book.close();
  }
}

/** Those of which something is due to be told, the longest waiting first. */
export async function workspacesWithUsage(now: number): Promise<string[]> {
  if (env().stripe === null) return [];
  const due = await db().meterEvent.groupBy({
    by: ["workspaceId"],
    where: { status: "waiting", nextTryAt: { lte: new Date(now) } },
    _min: { at: true },
    orderBy: { _min: { at: "asc" } },
    take: 100,
  });
  return due.map(({ workspaceId }) => workspaceId);
}
