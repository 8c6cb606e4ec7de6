import type { CallerId } from "@/core/telephony/document";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import { storableText } from "../platform/storable-text";
import type { WorkspaceId } from "../platform/workspace-id";
import type { AccountHealth } from "../telephony/port";
import { forgetAccounts } from "./known-accounts";
import { IN_HEALTH } from "./note-trouble";
import { openStored } from "./open-account";

export type CheckResult = { isHealthy: true } | { isHealthy: false; kind: string; detail: string };

/** An account that shows no number yet shows its first one: some providers call nobody without. */
function firstCallerId(chosen: unknown, { callerIds }: AccountHealth): { callerIds?: CallerId[] } {
  const [number] = callerIds ?? [];
  const isChosen = Array.isArray(chosen) && chosen.length > 0;
  return isChosen || number === undefined ? {} : { callerIds: [{ number, isDefault: true, prefixes: [] }] };
}

/**
 * Asks the provider how the account is doing, and keeps the answer. An account that answers is in health, whatever
 * there was before. @throws AppError not-found
 */
export async function checkAccount(workspaceId: WorkspaceId, id: string, clock: Clock): Promise<CheckResult> {
  const account = await db().telephonyAccount.findFirst({ where: { id, workspaceId, archivedAt: null } });
  if (!account) throw new AppError("not-found", "There is no such account in this workspace.");
  const checkedAt = new Date(clock.now());
  try {
    const health = await (await openStored(account)).check();
    await db().telephonyAccount.update({
      where: { id },
      data: { checkedAt, health: { ...health }, ...firstCallerId(account.callerIds, health), ...IN_HEALTH },
    });
    return { isHealthy: true };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const detail = storableText(error.message.slice(0, 300));
    await db().telephonyAccount.update({
      where: { id },
      data: {
        checkedAt,
        troubleKind: error.kind,
        troubleText: detail,
        troubleSince: account.troubleSince ?? checkedAt,
        failuresInRow: { increment: 1 },
      },
    });
    return { isHealthy: false, kind: error.kind, detail };
  } finally {
    forgetAccounts();
  }
}
