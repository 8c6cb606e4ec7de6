import { Prisma } from "../../generated/prisma/client";
import { type Tx, transaction } from "../../platform/db";
import { plainAddress } from "../decisions/plain-address";
import { isTrouble } from "./policy";
import type { Missing, Sighting } from "./sighting";
import { tellOwners } from "./tell-owners";

/** As many pages of a site are remembered for an offer: addresses come from pages, and may be anything. */
const MOST_PAGES = 200;
/** A page that has the form is noted anew so often. */
const NOTE_EVERY_MS = 3_600_000;
const SITE = "";

/**
 * Notes whether a page has the form. A page counts as missing it only where it had it before; pages that never had it
 * count for the site as a whole while no page of it has: rules may well reach pages without a form.
 */
export async function recordSighting(sighting: Sighting): Promise<void> {
  const page = pathOf(sighting.page);
  await transaction(async (tx) => {
    if (sighting.isFound) return noteFound(tx, sighting, page);
    const noted = (await noteMissing(tx, sighting, page)) ?? (await noteMissing(tx, sighting, SITE));
    if (noted && isTrouble(noted)) await tellOwners(tx, sighting, noted);
  });
}

const pathOf = (address: string): string => {
  const plain = plainAddress(address);
  return URL.canParse(plain) ? new URL(plain).pathname.slice(0, 500) : "/";
};

async function noteFound(tx: Tx, sighting: Sighting, page: string): Promise<void> {
  const { workspaceId, siteId, flowId, nodeId } = sighting;
  const at = new Date(sighting.at);
  const pages = [...new Set([page, SITE])].map((name) => ({ page: name }));
  await tx.$executeRaw(Prisma.sql`
    insert into "FormSighting" ("workspaceId", "siteId", "flowId", "nodeId", page, "foundAt", "updatedAt")
    select ${workspaceId}, ${siteId}, ${flowId}, ${nodeId}, x.page, ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as x(page text)
     where x.page = ${SITE} or (select count(*) from "FormSighting" s
            where s."siteId" = ${siteId} and s."flowId" = ${flowId} and s."nodeId" = ${nodeId}) <= ${MOST_PAGES}
     order by x.page
    on conflict ("siteId", "flowId", "nodeId", page) do update
       set "foundAt" = excluded."foundAt", "missingSince" = null, "missingViews" = 0, "updatedAt" = excluded."updatedAt"
     where "FormSighting"."missingViews" > 0 or "FormSighting"."foundAt" is null
        or "FormSighting"."foundAt" < ${new Date(sighting.at - NOTE_EVERY_MS)}`);
}

/** Counts one view without it. Null: a page that never had it, or a site where another page has. */
async function noteMissing(tx: Tx, sighting: Sighting, page: string): Promise<Missing | null> {
  const { workspaceId, siteId, flowId, nodeId } = sighting;
  const at = new Date(sighting.at);
  if (page === SITE)
    await tx.$executeRaw(Prisma.sql`
      insert into "FormSighting" ("workspaceId", "siteId", "flowId", "nodeId", page, "updatedAt")
      values (${workspaceId}, ${siteId}, ${flowId}, ${nodeId}, ${SITE}, ${at}) on conflict do nothing`);
  const [row] = await tx.$queryRaw<Missing[]>(Prisma.sql`
    update "FormSighting" set "missingSince" = coalesce("missingSince", ${at}), "missingViews" = "missingViews" + 1,
           "updatedAt" = ${at}
     where "siteId" = ${siteId} and "flowId" = ${flowId} and "nodeId" = ${nodeId} and page = ${page}
       and (page <> ${SITE} or "foundAt" is null)
    returning page, "foundAt", "missingSince", "missingViews"`);
  return row ?? null;
}
