import type { TelephonyAccount } from "../generated/prisma/client";
import { db } from "../platform/db";
import { oncePerProcess } from "../platform/once-per-process";

/** A call waits for these rows: they are read again only when they are older. Other processes' changes show then. */
const FRESH_MS = 3_000;

interface Kept {
  readAt: number;
  rows: Promise<TelephonyAccount[]>;
}

const kept = () => oncePerProcess("telephony-accounts", () => new Map<string, Kept>());

/** An account by its id, removed ones too: calls that it carries go on to their end. */
export async function knownAccount(id: string): Promise<TelephonyAccount | null> {
  const [account] = await remember(`id:${id}`, () => db().telephonyAccount.findMany({ where: { id } }));
  return account ?? null;
}

/** The account to whose address a provider posts, removed ones too. */
export async function accountByWebhookKey(webhookKey: string): Promise<TelephonyAccount | null> {
  const read = () => db().telephonyAccount.findMany({ where: { webhookKey } });
  const [account] = await remember(`key:${webhookKey}`, read);
  // Whoever tries keys out must not fill our memory.
  if (!account) kept().delete(`key:${webhookKey}`);
  return account ?? null;
}

/** The accounts that a workspace calls with, in the order of their ranks. */
export const workingAccounts = (workspaceId: string): Promise<TelephonyAccount[]> =>
  remember(`of:${workspaceId}`, () =>
    db().telephonyAccount.findMany({
      where: { workspaceId, archivedAt: null, isPaused: false },
      orderBy: [{ rank: "asc" }, { id: "asc" }],
    }),
  );

/** After a change: this process reads afresh. */
export const forgetAccounts = (): void => kept().clear();

function remember(key: string, read: () => Promise<TelephonyAccount[]>): Promise<TelephonyAccount[]> {
  const known = kept().get(key);
  if (known && Date.now() - known.readAt < FRESH_MS) return known.rows;
  const rows = read();
  kept().set(key, { readAt: Date.now(), rows });
  rows.catch(() => kept().delete(key));
  return rows;
}
