import { DateTime } from "luxon";
import { formatPhone } from "@/core/phone/format-phone";
import { sendEmail } from "../notify/commands";
import type { Tx } from "../platform/db";
import { env } from "../platform/env";
import { provenWorkspaceId } from "../platform/workspace-id";
import { languageOf, visitorTexts } from "../visitor-texts/visitor-texts";
import type { CallbackRow } from "./callback-row";

/** What a mail's key begins with. Whoever was told to call by hand is told again when the time has come. */
const KEYS = { handOver: "hand-over", held: "held", withheld: "hand-over" } as const;

export interface Telling {
  /** Whose operators are told as well; null: nobody's. */
  teamId: string | null;
  /** `handOver`: it was not reached; `held`: it is to be called by hand later; `withheld`: by hand now. */
  about: "handOver" | "held" | "withheld";
  /** When it is to be called, where that is later. */
  at?: number;
}

/**
 * Tells people that a lead waits for them: an e-mail to those members who answer for the workspace, and to the team's
 * operators who are members. The lead itself waits on the leads page until somebody has dealt with it.
 */
export async function tellTeam(tx: Tx, row: CallbackRow, { teamId, about, at }: Telling): Promise<void> {
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
  const say = (moment: number) =>
    DateTime.fromMillis(moment, { zone: row.timeZone })
      .setLocale(languageOf(row.workspaceLanguage))
      .toFormat("d MMM, HH:mm");
  const values = {
    phone: formatPhone(row.phone),
    site: row.siteName,
    page: row.page,
    asked: say(row.requestedAt.getTime()),
    when: say(at ?? row.requestedAt.getTime()),
    outcome: row.routingState.last?.result ?? "-",
    link: `${env().publicUrl}/${row.workspaceSlug}/leads/${row.id}`,
  };
  for (const { user } of members)
    await sendEmail(
      {
        workspaceId: provenWorkspaceId(row.workspaceId),
        key: `${KEYS[about]}:${row.id}:${user.email}`,
        to: user.email,
        subject: texts(`mail.${about}Subject`, values),
        text: texts(`mail.${about}Body`, values),
      },
      tx,
    );
}
