import { ProviderError } from "@/server/platform/provider-error";
import type { AccountHealth } from "../port";
import { ask, type TwilioClient } from "./client";

/** Whose account it is, what it holds, which numbers it may show, and whether it is one to try things with. */
export async function checkAccount(client: TwilioClient, accountSid: string): Promise<AccountHealth> {
  const [account, balance, bought, verified] = await ask(() =>
    Promise.all([
      client.api.v2010.accounts(accountSid).fetch(),
      client.balance.fetch(),
      client.incomingPhoneNumbers.list({ pageSize: 1_000 }),
      client.outgoingCallerIds.list({ pageSize: 1_000 }),
    ]),
  );
  if (account.status !== "active")
    throw new ProviderError("unauthorized", `The account is ${account.status} at Twilio.`);
  const amount = Number(balance.balance);
  return {
    identity: account.friendlyName,
    balance: Number.isFinite(amount) && balance.currency ? { amount, currency: balance.currency } : null,
    warnings: account.type === "Trial" ? ["trial"] : [],
    callerIds: [...new Set([...bought, ...verified].map(({ phoneNumber }) => phoneNumber))],
  };
}
