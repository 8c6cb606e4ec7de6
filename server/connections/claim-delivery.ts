import type { Clock } from "../platform/clock";
import { db } from "../platform/db";

/** Longer than a try can take: a process that died with it gives it up after that. */
const CLAIM_MS = 60_000;
/** What waited for the same connection does not all come back at once. */
const QUIET_JITTER_MS = 2000;
/** The clock that said when may be another machine's: who comes on time by it is not sent away. Far below any wait. */
const EARLY_MS = 1000;

/** What counts as due at a moment (epoch ms): its time is no later than this. */
export const dueBy = (now: number): Date => new Date(now + EARLY_MS);

/** "waiting": its receiver is out of reach, or asked for a pause. */
export type Claimed = { state: "claimed" } | { state: "waiting"; nextTryAt: Date } | { state: "skipped" };

interface Claim {
  clock: Clock;
  /** A test by hand goes out at once, whatever the connection's state. */
  evenIfPaused: boolean;
}

/**
 * Takes a delivery for a try. One statement, so that of two who come at once one goes away. Not taken: what is not due
 * or not pending, a paused or quiet connection's, and what has an earlier one of the same contact before it; when that
 * one is done, this one is announced again.
 */
export async function claimDelivery(id: string, { clock, evenIfPaused }: Claim): Promise<Claimed> {
  const now = new Date(clock.now());
  const until = new Date(clock.now() + CLAIM_MS);
  const claimed = await db().$executeRaw`
    update "Delivery" d set "nextTryAt" = ${until}
      from "Connection" c
     where d.id = ${id} and c.id = d."connectionId" and d.status = 'pending' and d."nextTryAt" <= ${dueBy(clock.now())}
       and c."archivedAt" is null
       and (${evenIfPaused} or (c.status = 'active' and (c."quietUntil" is null or c."quietUntil" <= ${now})))
       and (d."contactId" is null or not exists (
         select from "Delivery" e
          where e."connectionId" = d."connectionId" and e."contactId" = d."contactId" and e.status = 'pending'
            and (e."createdAt", e.id) < (d."createdAt", d.id)))`;
  return claimed === 1 ? { state: "claimed" } : waitForQuiet(id, clock.now());
}

/** A quiet connection's delivery is due when it is asked again. */
async function waitForQuiet(id: string, now: number): Promise<Claimed> {
  const isDue = { id, status: "pending", nextTryAt: { lte: dueBy(now) } } as const;
  const delivery = await db().delivery.findFirst({
    where: {
      ...isDue,
      connection: { status: "active", archivedAt: null, quietUntil: { gt: new Date(now) } },
    },
    select: { connection: { select: { quietUntil: true } } },
  });
  const quietUntil = delivery?.connection.quietUntil;
  if (!quietUntil) return { state: "skipped" };
  const nextTryAt = new Date(quietUntil.getTime() + Math.random() * QUIET_JITTER_MS);
  const { count } = await db().delivery.updateMany({
    where: isDue,
    data: { nextTryAt },
  });
  return count === 1 ? { state: "waiting", nextTryAt } : { state: "skipped" };
}

/** Gives a claim back, without a try: it was not its turn. */
export async function giveBack(id: string, nextTryAt: Date): Promise<{ state: "waiting"; nextTryAt: Date }> {
  await db().delivery.updateMany({ where: { id, status: "pending" }, data: { nextTryAt } });
  return { state: "waiting", nextTryAt };
}
