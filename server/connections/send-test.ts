import { randomUUID } from "node:crypto";
import { TEST_EVENT } from "@/core/crm/message";
import { sampleMessage } from "../crm/sample-message";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db, type Prisma } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { type DeliverOneResult, deliverOne } from "./deliver-one";

/**
 * Sends a message about nobody, now and once, also to a paused connection; it stands in the log like others.
 * @throws AppError not-found
 */
export async function sendTest(
  workspaceId: WorkspaceId,
  connectionId: string,
  clock: Clock,
): Promise<{ deliveryId: string; result: DeliverOneResult }> {
  const connection = await db().connection.findFirst({
    where: { id: connectionId, workspaceId, archivedAt: null },
  });
  if (!connection) throw new AppError("not-found", "There is no such connection in this workspace.");
  const now = new Date(clock.now());
  const { id } = await db().delivery.create({
    data: {
      workspaceId,
      connectionId,
      event: TEST_EVENT,
      payload: sampleMessage(TEST_EVENT, now) as unknown as Prisma.InputJsonObject,
      key: `${TEST_EVENT}:${connectionId}:${randomUUID()}`,
      createdAt: now,
      nextTryAt: now,
    },
    select: { id: true },
  });
  return { deliveryId: id, result: await deliverOne(id, clock, { evenIfPaused: true }) };
}
