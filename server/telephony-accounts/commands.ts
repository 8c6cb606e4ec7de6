import type { CallerId, RateCard } from "@/core/telephony/document";
import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { randomToken } from "../platform/crypto";
import { db, transaction } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { manifestOf, OFFERED } from "../telephony/catalog";
import { forgetAccounts } from "./known-accounts";
import { IN_HEALTH } from "./note-trouble";
import type { AccountChange, NewAccountInput } from "./schema";
import { unsealCredentials } from "./seal-credentials";
import { readSettings } from "./settings";

/** Adds an account, as the last that is asked. @throws AppError invalid, forbidden, not-found */
export async function createAccount(
  workspaceId: WorkspaceId,
  input: NewAccountInput,
): Promise<{ id: string }> {
  const manifest = OFFERED.find(({ id }) => id === input.provider);
  if (!manifest) throw new AppError("not-found", "There is no such provider.");
  const stored = await readSettings(manifest, input.fields);
  const account = await transaction(async (tx) => {
    const last = await tx.telephonyAccount.aggregate({
      where: { workspaceId, archivedAt: null },
      _max: { rank: true },
    });
    return tx.telephonyAccount.create({
      data: {
        workspaceId,
        provider: manifest.id,
        name: input.name,
        rank: (last._max.rank ?? 0) + 1,
        webhookKey: randomToken(),
        ...stored,
      },
      select: { id: true },
    });
  });
  forgetAccounts();
  return account;
}

/** New settings are a new beginning: trouble with the old ones is over. @throws AppError invalid, forbidden, not-found */
export async function updateAccount(
  workspaceId: WorkspaceId,
  { id, name, fields }: AccountChange,
): Promise<void> {
  const account = await find(workspaceId, id);
  const stored = await readSettings(manifestOf(account.provider), fields, keptSecrets(account.credentials));
  await change(workspaceId, id, { name, ...stored, version: { increment: 1 }, ...IN_HEALTH });
}

/** Sealed with another PEREZVON_SECRET they are lost: all have to be entered again. */
function keptSecrets(credentials: string | null): object {
  try {
    return unsealCredentials(credentials);
  } catch {
    return {};
  }
}

/** @throws AppError not-found */
export const saveCallerIds = (workspaceId: WorkspaceId, id: string, callerIds: CallerId[]): Promise<void> =>
  change(workspaceId, id, { callerIds });

/** @throws AppError not-found */
export const saveRates = (workspaceId: WorkspaceId, id: string, rates: RateCard | null): Promise<void> =>
  change(workspaceId, id, { rates: rates ?? Prisma.DbNull });

/** No new call is placed with it; those that run go on. @throws AppError not-found */
export const pauseAccount = (workspaceId: WorkspaceId, id: string): Promise<void> =>
  change(workspaceId, id, { isPaused: true });

/** @throws AppError not-found */
export const resumeAccount = (workspaceId: WorkspaceId, id: string): Promise<void> =>
  change(workspaceId, id, { isPaused: false, ...IN_HEALTH });

/** Takes an account away, for good unless `restoreAccount` brings it back. Calls that it carries go on to their end. */
export const archiveAccount = (workspaceId: WorkspaceId, id: string, clock: Clock): Promise<void> =>
  change(workspaceId, id, { archivedAt: new Date(clock.now()) });

/** Takes back `archiveAccount`. @throws AppError not-found */
export async function restoreAccount(workspaceId: WorkspaceId, id: string): Promise<void> {
  const { count } = await db().telephonyAccount.updateMany({
    where: { id, workspaceId },
    data: { archivedAt: null },
  });
  if (count === 0) throw missing();
  forgetAccounts();
}

/**
 * In which order accounts are asked. Those that are not named, because they were added meanwhile, come last.
 * @throws AppError not-found where one is not the workspace's
 */
export async function reorderAccounts(workspaceId: WorkspaceId, ids: string[]): Promise<void> {
  await transaction(async (tx) => {
    const accounts = await tx.telephonyAccount.findMany({
      where: { workspaceId, archivedAt: null },
      orderBy: { rank: "asc" },
      select: { id: true },
    });
    const known = new Set(accounts.map(({ id }) => id));
    if (ids.some((id) => !known.has(id))) throw missing();
    const named = new Set(ids);
    const ordered = [...named, ...[...known].filter((id) => !named.has(id))];
    for (const [at, id] of ordered.entries())
      await tx.telephonyAccount.update({ where: { id }, data: { rank: at + 1 } });
  });
  forgetAccounts();
}

async function change(
  workspaceId: WorkspaceId,
  id: string,
  data: Prisma.TelephonyAccountUpdateManyMutationInput,
): Promise<void> {
  const { count } = await db().telephonyAccount.updateMany({
    where: { id, workspaceId, archivedAt: null },
    data,
  });
  if (count === 0) throw missing();
  forgetAccounts();
}

async function find(workspaceId: WorkspaceId, id: string) {
  const account = await db().telephonyAccount.findFirst({ where: { id, workspaceId, archivedAt: null } });
  if (!account) throw missing();
  return account;
}

const missing = () => new AppError("not-found", "There is no such account in this workspace.");
