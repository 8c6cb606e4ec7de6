import type { MeterEvent } from "@/core/billing/meter-step";
import { Prisma } from "../../generated/prisma/client";
import { db } from "../../platform/db";
import { query } from "../../platform/query";
import type { MeterBook } from "./drive-meter";

/** Longer than any request to Stripe may take: renewed with every event. */
const CLAIM_SECONDS = 120;

type Row = Prisma.MeterEventGetPayload<object>;

/**
 * The book of one workspace, held by one at a time: Stripe takes one request of a customer's meter at a time, and a
 * second sender could not tell whose event was counted. A claim that is lost shows as an empty book.
 */
export function openBook(workspaceId: string, holder: string): MeterBook & { close(): Promise<void> } {
  return {
    async head() {
      const [row] = await query<Row>(
        null,
        Prisma.sql`
        with mine as (
          update "BillingAccount" a
             set "meterClaimedBy" = ${holder}, "meterClaimedUntil" = now() + make_interval(secs => ${CLAIM_SECONDS})
           where a."workspaceId" = ${workspaceId}
             and (a."meterClaimedUntil" is null or a."meterClaimedUntil" < now() or a."meterClaimedBy" = ${holder})
          returning a."workspaceId")
        select e.* from "MeterEvent" e join mine on mine."workspaceId" = e."workspaceId"
         where e.status = 'waiting'
         order by e."firstTriedAt" is null, e.at, e."callId" limit 1`,
      );
      return row ? toEvent(row) : null;
    },

    async save({ callId, ...event }) {
      const at = (value: number | null) => (value === null ? null : new Date(value));
      const { status, tries, lastError } = event;
      const columns = {
        status,
        tries,
        lastError,
        firstTriedAt: at(event.firstTriedAt),
        lastTriedAt: at(event.lastTriedAt),
        nextTryAt: new Date(event.nextTryAt),
        sentAt: at(event.sentAt),
      };
      await db().meterEvent.update({ where: { callId }, data: columns });
    },

    async sentSeconds(stripeCustomerId, start, end) {
      const { _sum } = await db().meterEvent.aggregate({
        where: {
          workspaceId,
          stripeCustomerId,
          status: "sent",
          at: { gte: new Date(start), lt: new Date(end) },
        },
        _sum: { seconds: true },
      });
      return _sum.seconds ?? 0;
    },

    async close() {
      await db().billingAccount.updateMany({
        where: { workspaceId, meterClaimedBy: holder },
        data: { meterClaimedBy: null, meterClaimedUntil: null },
      });
    },
  };
}

const toEvent = (row: Row): MeterEvent => ({
  callId: row.callId,
  stripeCustomerId: row.stripeCustomerId,
  seconds: row.seconds,
  at: row.at.getTime(),
  status: row.status,
  tries: row.tries,
  firstTriedAt: row.firstTriedAt?.getTime() ?? null,
  lastTriedAt: row.lastTriedAt?.getTime() ?? null,
  nextTryAt: row.nextTryAt.getTime(),
  sentAt: row.sentAt?.getTime() ?? null,
  lastError: row.lastError,
});
