import { DateTime } from "luxon";
import { formatPhone } from "@/core/phone/format-phone";
import { sendEmail } from "../notify/commands";
import type { Tx } from "../platform/db";
import { env } from "../platform/env";
import { provenWorkspaceId } from "../platform/workspace-id";
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import type { CallbackRow } from "./callback-row";

/**
 * Tells people that a lead waits for them: an e-mail to those members who answer for the workspace, and to the team's
 * operators who are members. The lead itself waits on the leads page until somebody has dealt with it.
 */
export async function tellTeam(tx: Tx, row: CallbackRow, teamId: string | null): Promise<void> {
  const texts = visitorTexts(row.workspaceLanguage);
  const members = await tx.member.findMany({
    where: {
      workspaceId: row.workspaceId,
      OR: [
        { role: { in: ["owner", "manager"] } },
        ...(teamId ? [{ operator: { teams: { some: { teamId } }, archivedAt: null } }] : []),
      ],
    },
    include: { user: { select: { email: true } } },
  });
  const asked = DateTime.fromJSDate(row.requestedAt, { zone: row.timeZone }).setLocale(
    languageOf(row.workspaceLanguage),
  );
  const values = {
    phone: formatPhone(row.phone),
    site: row.siteName,
    page: row.page,
    asked: asked.toFormat("d MMM, HH:mm"),
    outcome: row.routingState.last?.result ?? "-",
    link: `${env().publicUrl}/${row.workspaceSlug}/leads/${row.id}`,
  };
  for (const { user } of members)
    await sendEmail(
      {
        workspaceId: provenWorkspaceId(row.workspaceId),
        key: `hand-over:${row.id}:${user.email}`,
        to: user.email,
        subject: texts("mail.handOverSubject", values),
        text: texts("mail.handOverBody", values),
      },
      tx,
    );
}
