import { rateTalk, talkSeconds } from "@/core/billing/rate-talk";
import type { Call } from "@/core/call/call";
import { talkMs } from "@/core/call/talk";
import { Prisma } from "../generated/prisma/client";
import type { CallRow } from "./call-row";

/** The durable jobs' event that a line was added to the ledger; its data is `{ workspaceId }`. */
export const USAGE_RECORDED = "usage/recorded";

/** What an ended call's talk costs, on whatever plan; null: it was no conversation. */
export function billOf(call: Call) {
  if (call.endedAt === null) return null;
  const ms = talkMs(call, call.endedAt);
  const rates = rateTalk(ms);
  if (!rates.some(({ counts }) => counts)) return null;
  return { endedAt: new Date(call.endedAt).toISOString(), seconds: talkSeconds(ms), rates };
}

/**
 * The parts of the statement that ends a call (keep-step.ts) which write its line into the ledger: at the prices of
 * the plan that the workspace is on at that moment, with what is to be told to Stripe, and the event that says so.
 * A call without a line that should have one, or with two, cannot be: they are one write, and the call's id is the
 * line's.
 */
export const billed = (row: CallRow): Prisma.Sql => Prisma.sql`
    account as (
      select a.plan, a."priceVersion", a."stripeCustomerId" from "BillingAccount" a
       where a."workspaceId" = ${row.workspaceId}),
    rate as (
      select x.*, account."stripeCustomerId"
        from given
        cross join rows from (jsonb_to_recordset(g->'bill'->'rates') as
               (plan text, "priceVersion" text, currency text, "amountMillis" int, counts boolean))
               with ordinality as x(plan, "priceVersion", currency, "amountMillis", counts, n)
        left join account on true
       order by x.plan = coalesce(account.plan, 'free') desc,
                (x."priceVersion" = account."priceVersion") is true desc, x.n limit 1),
    billed as (
      insert into "UsageLine" ("callId", "workspaceId", "callbackId", "endedAt", seconds, plan, "priceVersion",
                               currency, "amountMillis", "isMetered")
      select ${row.id}, ${row.workspaceId}, ${row.callbackId}, (g->'bill'->>'endedAt')::timestamptz,
             (g->'bill'->>'seconds')::int, rate.plan, rate."priceVersion", rate.currency, rate."amountMillis",
             rate.plan <> 'free' and rate."stripeCustomerId" is not null
        from gate, given, rate where rate.counts
      on conflict ("callId") do nothing
      returning "endedAt", seconds, "isMetered"),
    metered as (
      insert into "MeterEvent" ("callId", "workspaceId", "stripeCustomerId", seconds, at, "nextTryAt")
      select ${row.id}, ${row.workspaceId}, rate."stripeCustomerId", billed.seconds, billed."endedAt", billed."endedAt"
        from billed, rate where billed."isMetered"),
    announced as (
      insert into "OutboxItem" ("workspaceId", kind, key, "callbackId", body)
      select ${row.workspaceId}, 'event', ${`usage:${row.id}`}, ${row.callbackId},
             ${JSON.stringify({ name: USAGE_RECORDED, data: { workspaceId: row.workspaceId } })}::jsonb
        from billed)`;
