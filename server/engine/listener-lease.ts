import { processId } from "../calls/fresh-commands";
import { db } from "../platform/db";
import { oncePerProcess } from "../platform/once-per-process";

/** Renewed every second. A process that stands still for longer has lost it, and its connection with it. */
const HELD_SECONDS = 8;

/** Accounts whose events come in here: this process needs no row to know. */
const openHere = (): Set<string> => oncePerProcess("open-streams", () => new Set<string>());

/** This process listens no more, whatever the row says. */
export const endedListening = (accountId: string): boolean => openHere().delete(accountId);

/**
 * Renews what this process holds of these accounts, and takes what nobody holds. `takeOver`: whoever holds it is dead.
 * @returns the accounts that this process may listen to now
 */
export async function holdListening(
  accountIds: string[],
  { takeOver }: { takeOver: boolean },
): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const me = processId();
  const held = await db().$queryRaw<{ accountId: string }[]>`
    insert into "AccountListener" ("accountId", holder, "heldUntil")
    select id, ${me}, now() + make_interval(secs => ${HELD_SECONDS}) from unnest(${accountIds}::text[]) as t(id)
    on conflict ("accountId") do update
       set holder = excluded.holder, "heldUntil" = excluded."heldUntil",
           "openSince" = case when "AccountListener".holder = ${me} then "AccountListener"."openSince" end
     where "AccountListener".holder = ${me} or "AccountListener"."heldUntil" < now() or ${takeOver}
    returning "accountId"`;
  return held.map(({ accountId }) => accountId);
}

/** Notes whether events come in. */
export async function openedListening(accountId: string, isOpen: boolean): Promise<void> {
  if (isOpen) openHere().add(accountId);
  else openHere().delete(accountId);
  await db().accountListener.updateMany({
    where: { accountId, holder: processId() },
    data: { openSince: isOpen ? new Date() : null },
  });
}

export async function releaseListening(accountIds: string[]): Promise<void> {
  if (accountIds.length > 0)
    await db().accountListener.deleteMany({ where: { accountId: { in: accountIds }, holder: processId() } });
}

/** These processes are dead, and hear nothing. */
export async function freeListening(dead: string[]): Promise<void> {
  await db().accountListener.deleteMany({ where: { holder: { in: dead } } });
}

/**
 * Whether some process of this installation hears what becomes of an account's legs. One that is too busy to renew its
 * row in time still hears.
 */
export async function isListenedTo(accountId: string): Promise<boolean> {
  if (openHere().has(accountId)) return true;
  const found = await db().$queryRaw<unknown[]>`
    select 1 from "AccountListener" where "accountId" = ${accountId} and "openSince" is not null and "heldUntil" > now()`;
  return found.length > 0;
}
