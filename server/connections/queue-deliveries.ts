import {
  type CallbackEvent,
  ROUTED_EVENT,
  type SubscribedEvent,
  type TextEvent,
  type TextNews,
} from "@/core/crm/message";
import type { Prisma, Tx } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";
import { announceDeliveries } from "./announce-deliveries";
import { buildMessage } from "./build-message";
import { FAILING, UNAUTHORIZED } from "./pause-reasons";
import { subscriptionSchema } from "./schema";

export type Happening = { event: CallbackEvent } | { event: TextEvent; message: TextNews };
type Happened = Happening & { callbackId: string; at: Date };

/**
 * Queues one delivery for each connection of the workspace that wants to hear of this. Once each: asking again queues
 * nothing more, except for a rating that was changed. A CRM hears nothing of text messages. A connection that we paused because it kept failing goes on
 * collecting, since nobody decided that; one that people paused, or whose receiver said stop, does not.
 */
export async function queueDeliveries(tx: Tx, happened: Happened): Promise<FollowUps> {
  const { callbackId, event, at } = happened;
  const text = "message" in happened ? happened.message : undefined;
  const { workspaceId, revision, contactId } = await tx.callback.findUniqueOrThrow({
    where: { id: callbackId },
    select: { workspaceId: true, revision: true, contactId: true },
  });
  const connections = await tx.connection.findMany({
    where: {
      workspaceId,
      archivedAt: null,
      OR: [{ status: "active" }, { pausedReason: { in: [FAILING, UNAUTHORIZED] } }],
    },
    select: { id: true, settings: true, accountId: true, connector: true },
  });
  const listening = connections.filter(
    ({ settings, connector }) => wants(settings, event) && (!text || connector === "webhook"),
  );
  if (listening.length === 0) return {};
  const message = await buildMessage(tx, callbackId, { event, at, message: text });
  const of = text?.id ?? callbackId;
  const happening = event === "callback.rated" ? `${event}:${of}:${revision}` : `${event}:${of}`;
  const queued = await tx.delivery.createManyAndReturn({
    data: listening.map(({ id, accountId }) => ({
      workspaceId,
      connectionId: id,
      callbackId,
      contactId: accountId === null ? null : contactId,
      event,
      payload: message as unknown as Prisma.InputJsonObject,
      key: `${happening}:${id}`,
      createdAt: at,
      nextTryAt: at,
    })),
    skipDuplicates: true,
    select: { id: true, connectionId: true },
  });
  return announceDeliveries(tx, workspaceId, queued);
}

function wants(settings: unknown, event: SubscribedEvent): boolean {
  const subscription = subscriptionSchema.safeParse(settings);
  return subscription.success && subscription.data.events.includes(event);
}

/**
 * Queues one message for the webhook that a routing flow names, whatever it has asked to be told. The same key is the
 * same message. A webhook that people paused or removed gets none.
 */
export async function queueRouted(
  tx: Tx,
  { callbackId, connectionId, key, at }: { callbackId: string; connectionId: string; key: string; at: Date },
): Promise<FollowUps> {
  const connection = await tx.connection.findFirst({
    where: {
      id: connectionId,
      connector: "webhook",
      archivedAt: null,
      workspace: { callbacks: { some: { id: callbackId } } },
      OR: [{ status: "active" }, { pausedReason: { in: [FAILING, UNAUTHORIZED] } }],
    },
    select: { workspaceId: true },
  });
  if (!connection) return {};
  const { workspaceId } = connection;
  const message = await buildMessage(tx, callbackId, { event: ROUTED_EVENT, at });
  const queued = await tx.delivery.createManyAndReturn({
    data: [
      {
        workspaceId,
        connectionId,
        callbackId,
        event: ROUTED_EVENT,
        payload: message as unknown as Prisma.InputJsonObject,
        key: `${ROUTED_EVENT}:${callbackId}:${key}:${connectionId}`,
        createdAt: at,
        nextTryAt: at,
      },
    ],
    skipDuplicates: true,
    select: { id: true, connectionId: true },
  });
  return announceDeliveries(tx, workspaceId, queued);
}
