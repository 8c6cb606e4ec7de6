import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { manifestOf } from "../telephony/catalog";
import { installationAccounts } from "../telephony-accounts/choose-accounts";
import { storedGateway } from "./schema";

const AT_MOST = 200;

/** Messages that were decided on before then, and are neither sent nor told of: their runs were lost. */
export async function unfinishedTexts(before: Date): Promise<string[]> {
  const rows = await db().textMessage.findMany({
    where: {
      toldAt: null,
      createdAt: { lt: before },
      OR: [{ nextTryAt: null }, { nextTryAt: { lt: before } }],
    },
    orderBy: { createdAt: "asc" },
    take: AT_MOST,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** An account that was removed sends nothing. */
const WORKING = { OR: [{ accountId: null }, { account: { archivedAt: null } }] };

/** How the workspace's text messages are sent, and what else could send them. */
export async function getSender(workspaceId: WorkspaceId) {
  const [stored, accounts] = await Promise.all([
    db().textSender.findFirst({ where: { workspaceId, ...WORKING } }),
    db().telephonyAccount.findMany({
      where: { workspaceId, archivedAt: null },
      orderBy: [{ rank: "asc" }, { id: "asc" }],
      select: { id: true, name: true, provider: true },
    }),
  ]);
  const gateway = storedGateway.safeParse(stored?.settings);
  return {
    sender: stored && {
      accountId: stored.accountId,
      from: stored.from ?? "",
      gateway: gateway.success ? gateway.data : null,
      hasSecret: stored.credentials !== null,
      triedAt: stored.triedAt,
      trouble: stored.troubleKind === null ? null : { kind: stored.troubleKind, text: stored.troubleText },
    },
    /** Accounts at providers that send texts too. */
    accounts: accounts.filter(({ provider }) => manifestOf(provider).sendsTexts),
    /** Without a sender of its own the workspace writes to the simulator's phones. */
    hasSimulator: installationAccounts().length > 0,
  };
}

/** Whether text messages of the workspace are sent at all: for notices where it matters. */
export async function canText(workspaceId: WorkspaceId): Promise<boolean> {
  if (installationAccounts().length > 0) return true;
  return (await db().textSender.count({ where: { workspaceId, ...WORKING } })) > 0;
}
