import { chooseCallerId } from "@/core/telephony/choose-caller-id";
import { callerIdsSchema } from "@/core/telephony/document";
import { knownAccount } from "./known-accounts";

/** The caller that an account shows to a number; null: it says nothing of that. `accountId` null: the installation's. */
export async function callerIdOf(accountId: string | null, to: string): Promise<string | null> {
  const account = accountId === null ? null : await knownAccount(accountId);
  return chooseCallerId(callerIdsSchema.catch([]).parse(account?.callerIds ?? []), to);
}
