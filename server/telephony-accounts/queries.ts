import { callerIdsSchema, rateCardSchema } from "@/core/telephony/document";
import type { TelephonyAccount } from "../generated/prisma/client";
import { db } from "../platform/db";
import { env } from "../platform/env";
import type { WorkspaceId } from "../platform/workspace-id";
import { manifestOf, OFFERED } from "../telephony/catalog";
import { installationAccounts } from "./choose-accounts";
import { workingAccounts } from "./known-accounts";
import { webhookPath } from "./open-account";
import { storedHealth } from "./schema";

/** What can be connected, and what this installation does not allow. */
export function listCatalog() {
  const { allowPrivateWebhooks, publicUrl } = env();
  return OFFERED.map((manifest) => ({
    ...manifest,
    isAllowed: !manifest.isOwnServer || allowPrivateWebhooks,
    /** A provider that posts events to us could not: our address is one of this machine's own. */
    isOutOfReach: manifest.postsEvents && isLocal(publicUrl),
  }));
}

const isLocal = (url: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/.test(url);

/** The workspace's accounts in the order in which they are asked. */
export async function listAccounts(workspaceId: WorkspaceId, now: number) {
  const accounts = await db().telephonyAccount.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
  });
  return {
    accounts: accounts.map((account) => viewOf(account, now)),
    /** Without an account of its own the workspace calls with the installation's simulator; false: it cannot call. */
    hasSimulator: installationAccounts().length > 0,
  };
}

/** The numbers that working accounts may show as the caller, and the workspace's own, each with the accounts that have it. */
export async function listCallerIds(
  workspaceId: WorkspaceId,
): Promise<{ number: string; accounts: string[] }[]> {
  const [accounts, { callerId }] = await Promise.all([
    workingAccounts(workspaceId),
    db().workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { callerId: true } }),
  ]);
  const shown = new Map<string, string[]>(callerId === null ? [] : [[callerId, []]]);
  for (const { name, callerIds } of accounts)
    for (const { number } of callerIdsSchema.catch([]).parse(callerIds))
      shown.set(number, [...(shown.get(number) ?? []), name]);
  return [...shown].map(([number, names]) => ({ number, accounts: names }));
}

export type AccountView = ReturnType<typeof viewOf>;

function viewOf(account: TelephonyAccount, now: number) {
  const { id, provider, name, isPaused, checkedAt, troubleSince, troubleKind, troubleText } = account;
  const manifest = manifestOf(provider);
  const rates = rateCardSchema.safeParse(account.rates);
  return {
    id,
    provider,
    providerName: manifest.name,
    name,
    isPaused,
    /** Plain fields alone; a secret never leaves the server. */
    fields: plainFields(account.settings),
    callerIds: callerIdsSchema.catch([]).parse(account.callerIds),
    rates: rates.success ? rates.data : null,
    /** To be entered by hand where a provider's console asks for it. */
    webhookUrl: manifest.postsEvents ? env().publicUrl + webhookPath(provider, account.webhookKey) : null,
    isOutOfReach: manifest.postsEvents && isLocal(env().publicUrl),
    health: storedHealth.nullable().catch(null).parse(account.health),
    checkedAt,
    trouble: troubleSince && {
      since: troubleSince,
      kind: troubleKind,
      text: troubleText,
      /** Others are asked first until then; null: it is asked as ever. */
      passedOverUntil:
        account.passedOverUntil && account.passedOverUntil.getTime() > now ? account.passedOverUntil : null,
    },
  };
}

function plainFields(settings: unknown): Record<string, string | number | boolean> {
  const fields = Object.entries(Object(settings));
  return Object.fromEntries(
    fields.filter((entry): entry is [string, string | number | boolean] =>
      ["string", "number", "boolean"].includes(typeof entry[1]),
    ),
  );
}

/** Whether callbacks of the workspace can ring anybody at all. */
export async function canCall(workspaceId: WorkspaceId): Promise<boolean> {
  if (installationAccounts().length > 0) return true;
  const working = await db().telephonyAccount.count({
    where: { workspaceId, archivedAt: null, isPaused: false },
  });
  return working > 0;
}
