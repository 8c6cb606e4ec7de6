import { forecastTalk } from "@/core/billing/forecast";
import { DAY_MS, utcDay } from "@/core/billing/period";
import { costMinor } from "@/core/billing/price-list";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";
import { type Account, readAccount } from "./read-account";
import type { UsageSeries } from "./schema";

/** So many days before the period help to forecast its first ones. */
const DAYS_BEFORE = 28;

interface Day {
  day: string;
  /** Those that belong to the plan, as on the rest of the page. */
  conversations: number;
  seconds: number;
  /** On whatever plan: what the days to come may be like. */
  talked: number;
}

/** The period day by day (UTC), and where it is going (core/billing/forecast.ts says how that is reckoned). */
export async function getSeries(workspaceId: WorkspaceId, now: number): Promise<UsageSeries> {
  const account = await readAccount(workspaceId, now);
  const { period, plan } = account;
  const today = now - (now % DAY_MS);
  const from = period.start - (period.start % DAY_MS);
  const seen = await readDays(workspaceId, account, from - DAYS_BEFORE * DAY_MS);
  const days: UsageSeries["days"] = [];
  for (let at = from; at < period.end; at += DAY_MS) days.push(shown(dayOf(seen, at), now));
  const firstSeen = seen[0] ? Date.parse(seen[0].day) : today;
  const past: number[] = [];
  // From the first conversation on: days before anybody had the widget tell nothing.
  for (let at = Math.max(firstSeen, from - DAYS_BEFORE * DAY_MS); at < today; at += DAY_MS)
    past.push(dayOf(seen, at).talked);
  const used = days.reduce((sum, { seconds }) => sum + seconds, 0);
  const forecast = forecastTalk(past, used, (period.end - now) / DAY_MS);
  return {
    period: { start: new Date(period.start), end: new Date(period.end) },
    days,
    forecast: forecast && {
      ...forecast,
      lowMinor: costMinor(plan, forecast.low),
      middleMinor: costMinor(plan, forecast.middle),
      highMinor: costMinor(plan, forecast.high),
    },
  };
}

const dayOf = (seen: Day[], at: number): Day => {
  const day = utcDay(at);
  return seen.find((one) => one.day === day) ?? { day, conversations: 0, seconds: 0, talked: 0 };
};

const shown = ({ day, conversations, seconds }: Day, now: number): UsageSeries["days"][number] => ({
  day,
  conversations,
  seconds,
  isOver: Date.parse(day) + DAY_MS <= now,
});

const readDays = (
  workspaceId: WorkspaceId,
  { period, plan, isMetered }: Account,
  from: number,
): Promise<Day[]> =>
  query<Day>(
    null,
    Prisma.sql`
    select to_char("endedAt" at time zone 'UTC', 'YYYY-MM-DD') as day, sum(seconds)::int as talked,
           count(*) filter (where counts)::int as conversations,
           coalesce(sum(seconds) filter (where counts), 0)::int as seconds
      from (select "endedAt", seconds, (not ${isMetered}::boolean or "isMetered" = ${plan.id !== "free"}::boolean)
                   and "endedAt" >= ${new Date(period.start)} as counts
              from "UsageLine"
             where "workspaceId" = ${workspaceId}
               and "endedAt" >= ${new Date(from)} and "endedAt" < ${new Date(period.end)}) as lines
     group by 1 order by 1`,
  );
