import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import type { WorkspaceId } from "../platform/workspace-id";
import type { BrowserPhones } from "../telephony/port";
import { workingAccounts } from "../telephony-accounts/known-accounts";
import { openAccount } from "../telephony-accounts/open-account";

export interface PhonesOfAccount {
  accountId: string;
  phones: BrowserPhones;
}

/** The first account of a workspace at which browsers may register; null: it has none. */
export async function findBrowserPhones(workspaceId: WorkspaceId): Promise<PhonesOfAccount | null> {
  for (const { id, provider } of await workingAccounts(workspaceId)) {
    const phones = await browserPhonesOf({ id, provider });
    if (phones) return { accountId: id, phones };
  }
  return null;
}

/** null where the account has none, or cannot be used as it is set up. */
export async function browserPhonesOf(account: {
  id: string;
  provider: string;
}): Promise<BrowserPhones | null> {
  try {
    return (await openAccount(account)).browserPhones ?? null;
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

/** Where an operator takes calls, and whether they might take them in the browser. */
export async function readOwnPhone(workspaceId: WorkspaceId, operatorId: string) {
  const operator = await db().operator.findFirst({
    where: { id: operatorId, workspaceId, archivedAt: null },
    select: { endpoint: true, browserPhone: { select: { holder: true } } },
  });
  return {
    endpoint: operator?.endpoint ?? "phone",
    /** The browser that has the phone; null: none. */
    holder: operator?.browserPhone?.holder ?? null,
    canUseBrowser: (await findBrowserPhones(workspaceId)) !== null,
  };
}
