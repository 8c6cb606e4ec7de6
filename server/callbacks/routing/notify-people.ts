import { formatPhone } from "@/core/phone/format-phone";
import { sendEmail } from "../../notify/commands";
import type { Tx } from "../../platform/db";
import { provenWorkspaceId } from "../../platform/workspace-id";
import { visitorTexts } from "../../visitor-texts/visitor-texts";
import type { CallbackRow } from "./callback-row";
import type { Draft } from "./draft";
import { leadLink, membersToTell, sayMoment } from "./tell-team";

/**
 * Tells whom a routing flow names that a lead is there for them, once each by e-mail, with the lead's page; where a
 * reaction is wanted, until when.
 */
export async function notifyPeople(
  tx: Tx,
  row: CallbackRow,
  notice: Draft["notices"][number],
): Promise<void> {
  const { roles, teamId, emails, text, wantsReaction } = notice.deed;
  const members = await membersToTell(tx, row.workspaceId, { roles, teamId });
  const texts = visitorTexts(row.workspaceLanguage);
  const values = {
    phone: formatPhone(row.phone),
    site: row.siteName,
    page: row.page,
    asked: sayMoment(row, row.requestedAt.getTime()),
    when: notice.reactBy === null ? "" : sayMoment(row, Date.parse(notice.reactBy)),
    link: leadLink(row),
  };
  const about = wantsReaction ? "reaction" : "notice";
  const body = [text, texts(`mail.${about}Body`, values)].filter(Boolean).join("\n\n");
  for (const to of new Set([...members, ...emails]))
    await sendEmail(
      {
        workspaceId: provenWorkspaceId(row.workspaceId),
        key: `${notice.key}:${row.id}:${to}`,
        to,
        subject: texts(`mail.${about}Subject`, values),
        text: body,
      },
      tx,
    );
}
