import type { CallAccount } from "@/core/call/call";
import { env } from "../platform/env";
import { logger } from "../platform/logger";
import { ProviderError } from "../platform/provider-error";
import type { Post } from "../platform/take-post";
import type { WebhookRequest } from "../telephony/port";
import { accountByWebhookKey } from "../telephony-accounts/known-accounts";
import { openAccount } from "../telephony-accounts/open-account";
import { followUp } from "./follow-up";
import { takeEvents } from "./take-events";

export interface WebhookResponse {
  status: number;
  body: string;
  contentType?: string;
}

/**
 * A provider's webhook: verified, stored once, answered. Answered only when stored: a provider that gets an error
 * sends again. The calls take the news in right after, without the provider waiting for it.
 * @param webhookKey the unguessable part of an account's address; null: the installation's own account
 */
export async function receiveEvents(
  providerId: string,
  { path, ...incoming }: Post,
  webhookKey: string | null = null,
): Promise<WebhookResponse> {
  const account = await addressee(providerId, webhookKey);
  if (!account) return { status: 404, body: "There is no such account." };
  // Behind a proxy the server does not know under which address the provider has asked; the environment does.
  const request: WebhookRequest = { ...incoming, url: env().publicUrl + path };
  try {
    const provider = await openAccount(account);
    if (!provider.readEvents) return { status: 404, body: "This provider does not post events." };
    const work = await takeEvents(account, await provider.readEvents(request));
    void followUp(work);
    return { status: 200, body: "ok", ...(await provider.answerWebhook?.(request)) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logger().warn({ provider: providerId, err: error }, "a webhook was refused");
    return { status: error.kind === "unauthorized" ? 401 : 400, body: error.message };
  }
}

async function addressee(provider: string, webhookKey: string | null): Promise<CallAccount | null> {
  if (webhookKey === null) return { id: null, provider };
  const account = await accountByWebhookKey(webhookKey);
  return account?.provider === provider ? { id: account.id, provider } : null;
}
