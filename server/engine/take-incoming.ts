import type { CallAccount } from "@/core/call/call";
import { takeReturnCall } from "../callbacks/take-return-call";
import type { FollowUps } from "../platform/follow-ups";
import { logger } from "../platform/logger";
import type { TelephonyEvent } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";

type Incoming = Extract<TelephonyEvent, { type: "incoming" }>;

/**
 * Somebody calls a number of ours. A customer who calls back is answered; whoever else it is hears that nobody takes the
 * call, which costs them nothing.
 * @returns what follows, once it is stored
 */
export async function takeIncoming(account: CallAccount, event: Incoming): Promise<FollowUps> {
  const { id, legId: reference, from, to } = event;
  const key = `incoming:${account.id ?? account.provider}:${id}`;
  const work = await takeReturnCall({ account, key, reference, from, to }, Date.now());
  if (work) return work;
  logger().info({ provider: account.provider, accountId: account.id, to }, "a call was not taken");
  void refuse(account, reference);
  return {};
}

/** Where the provider cannot be reached the caller hears it ring until they give up. */
const refuse = (account: CallAccount, reference: string): Promise<void> =>
  openAccount(account)
    .then(async (provider) => void (await provider.hangUp({ legId: reference })))
    .catch((error) => logger().warn({ err: error }, "a call could not be refused"));
