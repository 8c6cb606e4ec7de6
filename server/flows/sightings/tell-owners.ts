import { isLanguage } from "@/i18n/languages";
import { Prisma } from "../../generated/prisma/client";
import { sendEmail } from "../../notify/commands";
import type { Tx } from "../../platform/db";
import { env } from "../../platform/env";
import { provenWorkspaceId } from "../../platform/workspace-id";
import { formMissingMail } from "./form-missing-mail";
import type { Missing, Sighting } from "./sighting";

/** Pages report, and a page may lie: however often a form comes and goes, there is one mail a day. */
const PAUSE_MS = 24 * 3_600_000;

/** Writes to the owners, once for a change: not for the other pages that the same change has broken. */
export async function tellOwners(tx: Tx, sighting: Sighting, missing: Missing): Promise<void> {
  const { workspaceId, siteId, flowId, nodeId } = sighting;
  const at = new Date(sighting.at);
  const key = { siteId, flowId, nodeId };
  // Locks the row of the site as a whole: of two pages at once one tells.
  const [told] = await tx.$queryRaw<{ page: string }[]>(Prisma.sql`
    update "FormSighting" whole set "toldAt" = ${at}
     where whole."siteId" = ${siteId} and whole."flowId" = ${flowId} and whole."nodeId" = ${nodeId} and whole.page = ''
       and (whole."toldAt" is null or (whole."toldAt" < ${new Date(sighting.at - PAUSE_MS)}
            and not exists (select 1 from "FormSighting" other
                             where other."siteId" = ${siteId} and other."flowId" = ${flowId} and other."nodeId" = ${nodeId}
                               and other."missingSince" <= whole."toldAt")))
    returning whole.page`);
  if (!told) return;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const site = await tx.site.findUniqueOrThrow({ where: { id: siteId } });
  const flow = await tx.flow.findUniqueOrThrow({ where: { id: flowId } });
  const owners = await tx.member.findMany({
    where: { workspaceId, role: "owner" },
    include: { user: { select: { email: true, language: true } } },
  });
  for (const { user } of owners)
    await sendEmail(
      {
        workspaceId: provenWorkspaceId(workspaceId),
        key: `form-missing:${Object.values(key).join(":")}:${at.getTime()}:${user.email}`,
        to: user.email,
        ...formMissingMail(isLanguage(user.language) ? user.language : "en", {
          site: site.name,
          flow: flow.name,
          page: missing.page === "" ? null : new URL(missing.page, site.url).href,
          views: missing.missingViews,
          link: `${env().publicUrl}/${workspace.slug}/rules/${flowId}`,
        }),
      },
      tx,
    );
}
