import { db, transaction } from "../platform/db";
import { logger } from "../platform/logger";
import type { ProviderError } from "../platform/provider-error";
import { storableText } from "../platform/storable-text";
import { forgetAccounts, knownAccount } from "./known-accounts";
import { tellOwners } from "./tell-owners";

/** So many orders in a row have to fail before others are asked first; refused credentials need no proof. */
const FAILURES_BEFORE_PASSING_OVER = 3;

/** Then the account is tried again: a call that finds it still in trouble moves on as the first one did. */
const PASS_OVER_MS = 60_000;

/** One that fails and works in turn must not fill its owners' mailboxes. */
const TELL_AGAIN_MS = 3_600_000;

/**
 * An account's provider did not take the order to ring. Repeated, it is passed over for a minute, and the workspace's
 * owners are told once for as long as the trouble lasts. What the provider refuses (`rejected`) is the number's fault.
 */
export async function noteTrouble(
  accountId: string | null,
  error: ProviderError,
  now: number,
): Promise<void> {
  if (accountId === null || error.kind === "rejected") return;
  const at = new Date(now);
  await transaction(async (tx) => {
    const account = await tx.telephonyAccount.update({
      where: { id: accountId },
      data: {
        failuresInRow: { increment: 1 },
        troubleKind: error.kind,
        troubleText: storableText(error.message.slice(0, 300)),
      },
    });
    const troubleSince = account.troubleSince ?? at;
    const isRepeated = account.failuresInRow >= FAILURES_BEFORE_PASSING_OVER || error.kind === "unauthorized";
    // Too many calls at once are nothing that owners could mend at night.
    const isNews =
      isRepeated && error.kind !== "rate-limited" && wasNotTold(account.ownersToldAt, troubleSince, now);
    await tx.telephonyAccount.update({
      where: { id: accountId },
      data: {
        troubleSince,
        ...(isRepeated ? { passedOverUntil: new Date(now + PASS_OVER_MS) } : {}),
        ...(isNews ? { ownersToldAt: at } : {}),
      },
    });
    if (isNews) await tellOwners(tx, account, at);
  });
  forgetAccounts();
}

const wasNotTold = (toldAt: Date | null, troubleSince: Date, now: number): boolean =>
  toldAt === null || (toldAt < troubleSince && now - toldAt.getTime() > TELL_AGAIN_MS);

/** Its provider took an order: the trouble, if there was any, is over. */
export async function noteTaken(accountId: string | null): Promise<void> {
  const account = accountId === null ? null : await knownAccount(accountId);
  if (!account || account.failuresInRow === 0) return;
  await db().telephonyAccount.updateMany({ where: { id: account.id }, data: IN_HEALTH });
  logger().info({ accountId }, "a telephony account works again");
  forgetAccounts();
}

/** What an account without trouble has. */
export const IN_HEALTH = {
  failuresInRow: 0,
  troubleSince: null,
  troubleKind: null,
  troubleText: null,
  passedOverUntil: null,
};
