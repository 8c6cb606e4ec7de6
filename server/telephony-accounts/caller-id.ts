import { chooseCallerId } from "@/core/telephony/choose-caller-id";
import { type CallerId, callerIdsSchema } from "@/core/telephony/document";
import { knownAccount } from "./known-accounts";

/** The caller that an account shows to a number; null: it says nothing of that. `accountId` null: the installation's. */
export const callerIdOf = async (accountId: string | null, to: string): Promise<string | null> =>
  chooseCallerId(await callerIdsOf(accountId), to);

/** The numbers that an account may show as the caller. `accountId` null: the installation's, which has none. */
export async function callerIdsOf(accountId: string | null): Promise<CallerId[]> {
  const account = accountId === null ? null : await knownAccount(accountId);
  return callerIdsSchema.catch([]).parse(account?.callerIds ?? []);
}
