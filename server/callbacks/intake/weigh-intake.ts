import { type RequestClues, type SpamWeight, weighRequest } from "@/core/spam/weigh-request";
import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";
import type { Checked } from "./intake";

type Counted = Omit<RequestClues, "fillSeconds" | "phone" | "phoneType" | "phoneCountry" | "visitorCountry">;

const LATELY_MS = 24 * 3_600_000;

/** How much a request looks like spam, by what the workspace knows; null: an operator arranged it. */
export async function weighIntake(checked: Checked, now: number): Promise<SpamWeight | null> {
  if (checked.arranged) return null;
  const { input, phone, intake } = checked;
  const isFromBrowser = intake.origin !== null;
  const counted = await countClues(checked, new Date(now - LATELY_MS));
  return weighRequest({
    ...counted,
    // A program sends from one place for everybody: its address tells nothing of them.
    ...(isFromBrowser ? {} : { otherAddresses: 0, addressNumbers: 0 }),
    fillSeconds: input.fillSeconds ?? null,
    phone: phone.e164,
    phoneType: phone.type,
    phoneCountry: phone.country,
    visitorCountry: (isFromBrowser && intake.visitorCountry) || null,
  });
}

/** So many callbacks to a number are looked at, the newest: what came of them before tells no more. */
const NUMBER_AT_MOST = 100;

/**
 * Counted in one statement over indexes of the number, the visitor and the address. Only what was weighed is a request:
 * not what operators arranged, nor customers' own calls.
 */
async function countClues({ site, phone, input, intake }: Checked, since: Date): Promise<Counted> {
  const isLate = Prisma.sql`one."spamScore" is not null and one."requestedAt" > ${since}`;
  const others = (column: Prisma.Sql, value: string) => Prisma.sql`(
    select count(distinct cb.phone)::int from "Callback" cb
     where cb."workspaceId" = ${site.workspaceId} and ${column} = ${value} and cb."requestedAt" > ${since}
       and cb.phone <> ${phone.e164})`;
  const [counted] = await query<Counted>(
    null,
    Prisma.sql`
    select count(*) filter (where ${isLate})::int as "sameNumber",
           count(distinct one."siteId") filter (where ${isLate} and one."siteId" <> ${site.id})::int as "otherSites",
           count(distinct one.ip) filter (where ${isLate} and one.ip <> ${intake.ip})::int as "otherAddresses",
           coalesce(sum(one.spam), 0)::int as "saidSpam", coalesce(sum(one.wrong), 0)::int as "saidWrongNumber",
           count(*) filter (where one.outcome = 'unreached')::int as unreached,
           count(*) filter (where one.outcome = 'conversation' and one.spam + one.wrong = 0)::int as talks,
           ${input.visitorId ? others(Prisma.sql`cb."visitorId"`, input.visitorId) : Prisma.sql`0`} as "visitorNumbers",
           ${others(Prisma.sql`cb.ip`, intake.ip)} as "addressNumbers"
      from (select cb.*, said.spam, said.wrong
              from (select * from "Callback"
                     where "workspaceId" = ${site.workspaceId} and phone = ${phone.e164}
                     order by "requestedAt" desc limit ${NUMBER_AT_MOST}) cb
              cross join lateral (
                select count(*) filter (where key = 'spam')::int as spam,
                       count(*) filter (where key = 'wrong-number')::int as wrong
                  from "Disposition" where "callbackId" = cb.id) said) one`,
  );
  if (!counted) throw new Error("A count without groups is one row.");
  return counted;
}
