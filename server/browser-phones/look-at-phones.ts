import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { eachAlone } from "../platform/each-alone";
import { publishChange } from "../platform/notify";
import { browserPhonesOf } from "./queries";

/** How often the engine looks; several processes share one look. */
export const LOOK_AT_PHONES_MS = 5_000;
/** An answer counts for so long: some looks may be missed before nobody is rung any more. */
const BELIEVED_SECONDS = 20;
/** A browser that has not come back by then has gone for good, and its password with it. */
const FORGOTTEN_SECONDS = 600;

interface Account {
  id: string;
  provider: string;
}

/** Asks each provider with phones in browsers who is registered; takes away the phones that nobody uses any more. */
export async function lookAtPhones(clock: Clock): Promise<void> {
  const now = clock.now();
  const stale = new Date(now - LOOK_AT_PHONES_MS * 0.8);
  const accounts = await db().telephonyAccount.findMany({
    where: { browserPhones: { some: { OR: [{ lookedAt: null }, { lookedAt: { lte: stale } }] } } },
    select: { id: true, provider: true },
  });
  // One that answers nobody must not make the operators of others look as if they had gone.
  await eachAlone(
    "look-at-phones",
    accounts,
    ({ id }) => id,
    async (account) => {
      await lookAtAccount(account, now);
      await takeAwayUnused(account, now);
    },
  );
}

/** @returns the operators whose browsers can be rung. @throws ProviderError */
export async function lookAtAccount(account: Account, now: number): Promise<Set<string>> {
  const phones = await browserPhonesOf(account);
  const registered = phones ? await phones.listRegistered() : new Set<string>();
  const at = new Date(now);
  const changed = await db().$queryRaw<{ workspaceId: string }[]>`
    with seen as (
      select "operatorId", "reachableUntil" > ${at} as was, "operatorId" = any(${[...registered]}::text[]) as is
        from "BrowserPhone" where "accountId" = ${account.id} for update),
    written as (
      update "BrowserPhone" p
         set "lookedAt" = ${at},
             "reachableUntil" = case when seen.is then ${at}::timestamptz + make_interval(secs => ${BELIEVED_SECONDS}) end
        from seen where p."operatorId" = seen."operatorId"
      returning p."workspaceId", coalesce(seen.was, false) <> seen.is as changed)
    select distinct "workspaceId" from written where changed`;
  for (const { workspaceId } of changed) await publishChange({ workspaceId, kind: "operator" });
  return registered;
}

/** Of operators who left, or take calls elsewhere now, and of browsers that did not come back. */
async function takeAwayUnused(account: Account, now: number): Promise<void> {
  const unused = await db().browserPhone.findMany({
    where: {
      accountId: account.id,
      OR: [
        { operator: { archivedAt: { not: null } } },
        { operator: { endpoint: "phone" } },
        { reachableUntil: null, takenAt: { lt: new Date(now - FORGOTTEN_SECONDS * 1_000) } },
      ],
    },
    select: { operatorId: true, holder: true },
  });
  const phones = unused.length > 0 ? await browserPhonesOf(account) : null;
  for (const { operatorId, holder } of unused) {
    await db().browserPhone.deleteMany({ where: { operatorId, holder } });
    await phones?.close(operatorId);
  }
}
