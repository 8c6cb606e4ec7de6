import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import type { WorkspaceId } from "../platform/workspace-id";
import type { OwnNumber, OwnNumbers } from "../telephony/port";
import { openStored } from "./open-account";

/**
 * The numbers of an account, and where calls to each go; null where its provider does not let us see to that.
 * @throws AppError not-found, unavailable
 */
export async function listOwnNumbers(workspaceId: WorkspaceId, id: string): Promise<OwnNumber[] | null> {
  const numbers = await ownNumbersOf(workspaceId, id);
  return numbers ? refusing(() => numbers.list()) : null;
}

/**
 * From now on calls to a number of the account's are told to us: customers who call back reach their operator.
 * @throws AppError not-found, conflict (calls to it go elsewhere already), unavailable
 */
export async function receiveCalls(
  workspaceId: WorkspaceId,
  { id, number }: { id: string; number: string },
): Promise<void> {
  const numbers = await ownNumbersOf(workspaceId, id);
  if (!numbers) throw new AppError("not-found", "This provider's numbers are set up at the provider.");
  await refusing(() => numbers.receive(number));
}

async function ownNumbersOf(workspaceId: WorkspaceId, id: string): Promise<OwnNumbers | undefined> {
  const account = await db().telephonyAccount.findFirst({ where: { id, workspaceId, archivedAt: null } });
  if (!account) throw new AppError("not-found", "There is no such account in this workspace.");
  return (await refusing(() => openStored(account))).ownNumbers;
}

async function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (!(cause instanceof ProviderError)) throw cause;
    throw cause.kind === "rejected"
      ? new AppError("conflict", "The provider did not do that.", { cause, reason: "number-taken" })
      : new AppError("unavailable", "The provider does not answer.", { cause, reason: "provider-silent" });
  }
}
