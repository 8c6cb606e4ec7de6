import { accountOf } from "@/core/call/accounts";
import type { CallAccount } from "@/core/call/call";
import type { CallRow } from "../calls/call-row";
import { Prisma } from "../generated/prisma/client";
import { env } from "../platform/env";
import { ProviderError } from "../platform/provider-error";
import { query } from "../platform/query";
import type { TelephonyProvider } from "../telephony/port";
import { openAccount } from "../telephony-accounts/open-account";
import { isListenedTo } from "./listener-lease";

/** The provider that has the legs of a call. The state tells, as it may be newer than the row's columns. */
export async function telephonyFor(row: CallRow): Promise<TelephonyProvider> {
  const account = accountOf(row.state) ?? { id: row.accountId, provider: row.provider };
  const provider = await openAccount(account);
  return provider.streamEvents && account.id !== null ? onlyHeard(provider, account.id) : provider;
}

/** Nobody's phone rings while nobody would hear of the answer: the order waits until somebody listens. */
const onlyHeard = (provider: TelephonyProvider, accountId: string): TelephonyProvider => ({
  ...provider,
  async placeLeg(order) {
    if (!(await isListenedTo(accountId)))
      throw new ProviderError("unavailable", `There is no connection to the events of ${provider.id}.`);
    await provider.placeLeg(order);
  },
});

/** So long after the end of its last call an account may still have a leg that was forgotten. */
const AFTERMATH = Prisma.sql`interval '2 minutes'`;

/** … and so long after its provider last failed one of which nobody knows that it was placed. */
const TROUBLE = Prisma.sql`interval '10 minutes'`;

/**
 * Every account that may have live legs of ours: those with calls, and those in trouble, where a leg may ring that we
 * have given up for another account. The others are left alone: providers count requests.
 */
export async function accountsInUse(): Promise<CallAccount[]> {
  const accounts = await query<CallAccount>(
    null,
    Prisma.sql`
    select "accountId" as id, provider from "Call"
     where "accountId" is not null and ("endedAt" is null or "endedAt" > now() - ${AFTERMATH})
    union
    select id, provider from "TelephonyAccount"
     where "archivedAt" is null and coalesce("passedOverUntil", "troubleSince") > now() - ${TROUBLE}`,
  );
  return env().simulator ? [{ id: null, provider: "simulator" }, ...accounts] : accounts;
}

/** @throws ProviderError unauthorized where it is not set up */
export const openById = (provider: string): Promise<TelephonyProvider> => openAccount({ id: null, provider });
