import { DateTime } from "luxon";
import { formatPhone } from "@/core/phone/format-phone";
import type { Role } from "../../generated/prisma/client";
import { sendEmail } from "../../notify/commands";
import type { Tx } from "../../platform/db";
import { env } from "../../platform/env";
import { provenWorkspaceId } from "../../platform/workspace-id";
import { languageOf, visitorTexts } from "../../visitor-texts/visitor-texts";
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
  const members = await membersToTell(tx, row.workspaceId, { roles: ["owner", "manager"], teamId });
  const values = {
    phone: formatPhone(row.phone),
    site: row.siteName,
    page: row.page,
    asked: sayMoment(row, row.requestedAt.getTime()),
    when: sayMoment(row, at ?? row.requestedAt.getTime()),
    outcome: row.routingState.last?.result ?? "-",
    link: leadLink(row),
  };
  for (const to of members)
    await sendEmail(
      {
        workspaceId: provenWorkspaceId(row.workspaceId),
        key: `${KEYS[about]}:${row.id}:${to}`,
        to,
        subject: texts(`mail.${about}Subject`, values),
        text: texts(`mail.${about}Body`, values),
      },
      tx,
    );
}

interface Told {
  roles: readonly Role[];
  /** Whose operators are told as well, as far as they are members; null or empty: nobody's. */
  teamId: string | null;
}

/** The addresses of members who have one of the roles, or ring for the team. */
export async function membersToTell(tx: Tx, workspaceId: string, { roles, teamId }: Told): Promise<string[]> {
  const members = await tx.member.findMany({
    where: {
      workspaceId,
      OR: [
        { role: { in: [...roles] } },
        ...(teamId ? [{ operator: { teams: { some: { teamId } }, archivedAt: null } }] : []),
      ],
    },
    include: { user: { select: { email: true } } },
  });
  return members.map(({ user }) => user.email);
}

/** A moment by the workspace's clock, in its language. */
export const sayMoment = (row: Pick<CallbackRow, "timeZone" | "workspaceLanguage">, at: number): string =>
  DateTime.fromMillis(at, { zone: row.timeZone })
    .setLocale(languageOf(row.workspaceLanguage))
    .toFormat("d MMM, HH:mm");

/** The lead's page. */
export const leadLink = ({ workspaceSlug, id }: Pick<CallbackRow, "workspaceSlug" | "id">): string =>
  `${env().publicUrl}/${workspaceSlug}/leads/${id}`;
