import type { TextSending } from "../messaging/port";
import { openGateway } from "../messaging/registry";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { ProviderError } from "../platform/provider-error";
import { installationAccounts } from "../telephony-accounts/choose-accounts";
import { openAccount } from "../telephony-accounts/open-account";
import { unsealCredentials } from "../telephony-accounts/seal-credentials";

export interface Sender {
  sending: TextSending;
  from: string | null;
  /** The telephony account that sends; null: a gateway, or the installation's own. */
  accountId: string | null;
}

/**
 * Who sends a workspace's text messages: what it has set up, else the installation's simulator. Null: nobody.
 * @throws ProviderError unauthorized where what is set up cannot be used
 */
export async function findSender(workspaceId: string): Promise<Sender | null> {
  const stored = await db().textSender.findUnique({ where: { workspaceId }, include: { account: true } });
  if (!stored) return installationSender();
  const { account, from, accountId } = stored;
  if (!account) return { sending: await gatewayOf(stored), from, accountId: null };
  if (account.archivedAt !== null) return null;
  const { texts } = await openAccount(account);
  return texts ? { sending: texts, from, accountId } : null;
}

async function installationSender(): Promise<Sender | null> {
  for (const account of installationAccounts()) {
    const { texts } = await openAccount(account);
    if (texts) return { sending: texts, from: null, accountId: null };
  }
  return null;
}

/** @throws ProviderError unauthorized */
async function gatewayOf(stored: { settings: unknown; credentials: string | null }): Promise<TextSending> {
  try {
    const settings = { ...Object(stored.settings), ...unsealCredentials(stored.credentials) };
    return await openGateway("http-gateway", settings, { allowPrivateAddresses: env().allowPrivateWebhooks });
  } catch (cause) {
    throw new ProviderError("unauthorized", "The stored settings cannot be used: enter them again.", {
      cause,
    });
  }
}
