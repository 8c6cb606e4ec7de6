import type { InboundEvent } from "../../crm/inbound-port";
import { UnprovenRequest } from "../../crm/inbound-port";
import { isConnectorId, loadConnector } from "../../crm/registry";
import { followUp } from "../../engine/follow-up";
import { systemClock } from "../../platform/clock";
import { type Prisma, transaction } from "../../platform/db";
import { env } from "../../platform/env";
import { logger } from "../../platform/logger";
import type { Post } from "../../platform/take-post";

/** The durable jobs' event that a vendor's news wait to be applied; its data is `{ inboundIds }`. */
export const INBOUND_RECEIVED = "inbound/received";

/**
 * What a vendor posts: proven by its signature, stored once, answered. Answered only when stored, so that a vendor who
 * gets an error posts again; applied by a job, so that none waits for us.
 */
export async function receiveInbound(
  connectorId: string,
  request: Post,
): Promise<{ status: number; body: string }> {
  const nobody = { status: 404, body: "Nothing is posted here." };
  if (!isConnectorId(connectorId)) return nobody;
  const { readWebhook } = await loadConnector(connectorId);
  const app = env().oauthApps[connectorId];
  if (!readWebhook || !app) return nobody;
  try {
    const { path, ...rest } = request;
    // The vendor signs the address that it called: behind a proxy only we know it.
    const events = readWebhook(
      { ...rest, url: env().publicUrl + path },
      { clientSecret: app.clientSecret, now: systemClock.now() },
    );
    await storeInbound(connectorId, events);
    return { status: 200, body: "ok" };
  } catch (error) {
    if (!(error instanceof UnprovenRequest)) throw error;
    logger().warn({ connector: connectorId, err: error }, "a vendor's post was refused");
    return { status: 401, body: error.message };
  }
}

/** Stores what is new of it, and tells the jobs. Twice is once. */
export async function storeInbound(connector: string, events: InboundEvent[]): Promise<void> {
  if (events.length === 0) return;
  await transaction(async (tx) => {
    const stored = await tx.inboundEvent.createManyAndReturn({
      data: events.map((event) => ({
        connector,
        key: keyOf(event),
        body: event as unknown as Prisma.InputJsonObject,
      })),
      skipDuplicates: true,
      select: { id: true },
    });
    const ids = stored.map(({ id }) => String(id));
    const [first] = ids;
    if (first === undefined) return;
    await tx.outboxItem.create({
      data: {
        kind: "event",
        key: `${INBOUND_RECEIVED}:${first}`,
        body: { name: INBOUND_RECEIVED, data: { inboundIds: ids } },
      },
    });
  });
  void followUp({ events: true });
}

/** A vendor's event ids may be those of one account only, and HubSpot does not promise even that. */
const keyOf = ({ accountId, eventId, contactId }: InboundEvent): string =>
  `${accountId}:${eventId}:${contactId}`;
