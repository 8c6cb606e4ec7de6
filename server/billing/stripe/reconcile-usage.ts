import { MINUTE_MS } from "@/core/billing/meter-step";
import { DAY_MS } from "@/core/billing/period";
import { Prisma } from "../../generated/prisma/client";
import { db } from "../../platform/db";
import { env } from "../../platform/env";
import { publishChange } from "../../platform/notify";
import { query } from "../../platform/query";
import { provenWorkspaceId } from "../../platform/workspace-id";
import { findMeter } from "./stripe-catalogue";
import { askStripe } from "./stripe-client";

/** As far back as Stripe takes events, and so as far as something may still change. */
const DAYS = 35;
/** What was told so lately may not be in Stripe's sums: today is compared up to then. */
const LAG_MS = 15 * MINUTE_MS;

interface Day {
  day: Date;
  ledgerSeconds: number;
  unsentSeconds: number;
}

/**
 * Compares a workspace's ledger with what Stripe counted, day by day (UTC), and keeps both. Nothing is corrected: a
 * difference is shown until somebody has found out why.
 * @throws ProviderError
 */
export async function reconcileUsage(workspaceId: string, now: number): Promise<void> {
  const account = await db().billingAccount.findUnique({ where: { workspaceId } });
  const customer = account?.stripeCustomerId;
  if (!customer) return;
  const until = now - LAG_MS - ((now - LAG_MS) % MINUTE_MS);
  const today = until - (until % DAY_MS);
  const from = today - DAYS * DAY_MS;
  const counted = new Map([
    ...(await countedByDay(customer, from, today)),
    [today, until > today ? await countedBetween(customer, today, until) : 0] as const,
  ]);
  const days = await ledgerDays(workspaceId, from, until);
  const checkedAt = new Date(now);
  const rows = [...counted].flatMap(([start, stripeSeconds]) => {
    const own = days.find(({ day }) => day.getTime() === start);
    if (!own && stripeSeconds === 0) return [];
    const { ledgerSeconds = 0, unsentSeconds = 0 } = own ?? {};
    return [{ workspaceId, day: new Date(start), ledgerSeconds, unsentSeconds, stripeSeconds, checkedAt }];
  });
  await db().$transaction([
    db().usageCheck.deleteMany({ where: { workspaceId } }),
    db().usageCheck.createMany({ data: rows }),
  ]);
  await publishChange({ workspaceId: provenWorkspaceId(workspaceId), kind: "billing" });
}

/** Metered lines by the day in which they ended, and what of them Stripe was not told. */
const ledgerDays = (workspaceId: string, from: number, until: number): Promise<Day[]> =>
  query<Day>(
    null,
    Prisma.sql`
    select date_trunc('day', l."endedAt", 'UTC') as day, sum(l.seconds)::int as "ledgerSeconds",
           (coalesce(sum(l.seconds) filter (where e.status = 'waiting'), 0))::int as "unsentSeconds"
      from "UsageLine" l join "MeterEvent" e on e."callId" = l."callId"
     where l."workspaceId" = ${workspaceId} and l."isMetered"
       and l."endedAt" >= ${new Date(from)} and l."endedAt" < ${new Date(until)}
     group by 1`,
  );

async function countedByDay(customer: string, from: number, until: number): Promise<Map<number, number>> {
  const meter = await findMeter();
  const days = new Map<number, number>();
  for (let at = from; at < until; at += DAY_MS) days.set(at, 0);
  await askStripe(async (stripe) => {
    const list = stripe.billing.meters.listEventSummaries(meter.id, {
      customer,
      start_time: from / 1000,
      end_time: until / 1000,
      value_grouping_window: "day",
      limit: 100,
    });
    for await (const { start_time, aggregated_value } of list)
      days.set(start_time * 1000, (days.get(start_time * 1000) ?? 0) + aggregated_value);
  });
  return days;
}

async function countedBetween(customer: string, start: number, end: number): Promise<number> {
  const meter = await findMeter();
  const { data } = await askStripe((stripe) =>
    stripe.billing.meters.listEventSummaries(meter.id, {
      customer,
      start_time: start / 1000,
      end_time: end / 1000,
    }),
  );
  return data.reduce((sum, { aggregated_value }) => sum + aggregated_value, 0);
}

/** Every workspace that has something to compare. */
export async function workspacesToReconcile(): Promise<string[]> {
  if (env().stripe === null) return [];
  const accounts = await db().billingAccount.findMany({
    where: { stripeCustomerId: { not: null } },
    select: { workspaceId: true },
  });
  return accounts.map(({ workspaceId }) => workspaceId);
}
