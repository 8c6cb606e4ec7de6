import { randomBytes } from "node:crypto";
import { ZodError } from "zod";
import type { Network } from "../crm/port";
import { loadConnector } from "../crm/registry";
import { signingSecretSchema } from "../crm/signing-secret";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db, type Prisma, transaction } from "../platform/db";
import { env } from "../platform/env";
import type { WorkspaceId } from "../platform/workspace-id";
import { IN_HEALTH } from "./judge-health";
import { BY_HAND } from "./pause-reasons";
import { requeueWaiting } from "./replay";
import type { ConnectionChange, ConnectionInput } from "./schema";
import { sealCredentials, unsealCredentials } from "./seal-credentials";

/** How long the old secret goes on signing after a rotation. */
const OVERLAP_MS = 24 * 3_600_000;

const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** Adds a webhook. The secret is told here and never again. @throws AppError invalid */
export async function createConnection(
  workspaceId: WorkspaceId,
  input: ConnectionInput,
): Promise<{ id: string; secret: string }> {
  const settings = await readSettings("webhook", input);
  const secret = newSecret();
  const { id } = await db().connection.create({
    data: {
      workspaceId,
      connector: "webhook",
      name: input.name,
      settings,
      credentials: sealCredentials({ secret }),
    },
    select: { id: true },
  });
  return { id, secret };
}

/** A CRM's other settings have commands of their own (crm/commands.ts). @throws AppError invalid, not-found */
export async function updateConnection(
  workspaceId: WorkspaceId,
  id: string,
  input: ConnectionChange,
): Promise<void> {
  const connection = await find(workspaceId, id);
  const { url } = input;
  const settings =
    connection.accountId === null && url !== undefined
      ? await readSettings(connection.connector, { ...input, url })
      : { ...(connection.settings as Prisma.JsonObject), events: input.events };
  await db().connection.updateMany({ where: { id, workspaceId }, data: { name: input.name, settings } });
}

/** Makes a new secret and tells it. For a day both sign, so that the receiver can change over. */
export async function rotateSecret(
  workspaceId: WorkspaceId,
  id: string,
  clock: Clock,
): Promise<{ secret: string; previousUntil: Date }> {
  const connection = await find(workspaceId, id);
  const old = signingSecretSchema.parse(unsealCredentials(connection.credentials)).secret;
  const secret = newSecret();
  const until = clock.now() + OVERLAP_MS;
  const credentials = sealCredentials({ secret, previous: { secret: old, until } });
  await db().connection.updateMany({ where: { id, workspaceId }, data: { credentials } });
  return { secret, previousUntil: new Date(until) };
}

/** Nothing is sent, and nothing new is kept for it, until it is resumed. What waits goes on waiting. */
export async function pauseConnection(workspaceId: WorkspaceId, id: string): Promise<void> {
  await find(workspaceId, id);
  await db().connection.updateMany({
    where: { id, workspaceId, status: "active" },
    data: { status: "paused", pausedReason: BY_HAND },
  });
}

/** Sends again, beginning with what waits. */
export const resumeConnection = (workspaceId: WorkspaceId, id: string, clock: Clock): Promise<void> =>
  transaction(async (tx) => {
    const { count } = await tx.connection.updateMany({
      where: { id, workspaceId, archivedAt: null },
      data: { status: "active", pausedReason: null, ...IN_HEALTH },
    });
    if (count === 0) throw missing();
    await requeueWaiting(tx, workspaceId, id, clock);
  });

/** Takes a connection away, for good unless `restoreConnection` brings it back. */
export async function archiveConnection(workspaceId: WorkspaceId, id: string, clock: Clock): Promise<void> {
  await find(workspaceId, id);
  await db().connection.updateMany({
    where: { id, workspaceId },
    data: { archivedAt: new Date(clock.now()) },
  });
}

/** Takes back `archiveConnection`. */
export async function restoreConnection(workspaceId: WorkspaceId, id: string): Promise<void> {
  const { count } = await db().connection.updateMany({
    where: { id, workspaceId },
    data: { archivedAt: null },
  });
  if (count === 0) throw missing();
}

async function find(workspaceId: WorkspaceId, id: string) {
  const connection = await db().connection.findFirst({ where: { id, workspaceId, archivedAt: null } });
  if (!connection) throw missing();
  return connection;
}

const missing = () => new AppError("not-found", "There is no such connection in this workspace.");

/** What the connector makes of its own fields, and the subscription that every connector has. */
async function readSettings(connector: string, { url, events }: ConnectionInput) {
  const network: Pick<Network, "allowPrivateAddresses"> = {
    allowPrivateAddresses: env().allowPrivateWebhooks,
  };
  try {
    return { ...(await loadConnector(connector)).readSettings({ url }, network), events };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const fields = Object.fromEntries(
      error.issues.map(({ path, message }) => [String(path[0] ?? "url"), message]),
    );
    throw new AppError("invalid", "The receiver's address cannot be used.", { cause: error, fields });
  }
}
