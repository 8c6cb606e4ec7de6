import { ProviderError } from "@/server/platform/provider-error";
import type { AccountHealth } from "../port";
import type { ManagementApi } from "./management-api";
import { accountInfoSchema, callerIdsSchema, phoneNumbersSchema } from "./schema";

/** As many numbers as one answer carries; who has more types them. */
const COUNT = 100;

/**
 * Whose account it is, its money, and the numbers that it may show: rented ones, and those that were verified.
 * @throws ProviderError `rejected` where the account may call nobody
 */
export async function checkAccount(api: ManagementApi): Promise<AccountHealth> {
  const [{ result: account }, rented, verified] = await Promise.all([
    api.ask("GetAccountInfo", { return_live_balance: true }, accountInfoSchema),
    api.ask("GetPhoneNumbers", { count: COUNT }, phoneNumbersSchema).catch(unlessRejected),
    api.ask("GetCallerIDs", { active: true, count: COUNT }, callerIdsSchema).catch(unlessRejected),
  ]);
  if (!account.active || account.frozen)
    throw new ProviderError("rejected", "Voximplant has frozen this account, or not activated it.", {
      code: account.frozen ? "frozen" : "inactive",
    });
  const numbers = [
    ...(rented?.result ?? []).filter((one) => one.can_be_used).map((one) => one.phone_number),
    ...(verified?.result ?? []).filter((one) => one.active).map((one) => one.callerid_number),
  ];
  const { balance, currency } = account;
  return {
    identity: account.account_name,
    balance: balance === undefined || currency === undefined ? null : { amount: balance, currency },
    callerIds:
      !rented && !verified ? null : [...new Set(numbers.map((number) => `+${number.replace(/^\+/, "")}`))],
  };
}

/**
 * Not every role may see every list, and calls work all the same: verified numbers are for owners and admins
 * (https://docs.voximplant.ai/api-reference/management-api/reference/callerids/get-caller-i-ds).
 */
function unlessRejected(error: unknown): null {
  if (error instanceof ProviderError && error.kind === "rejected") return null;
  throw error;
}
