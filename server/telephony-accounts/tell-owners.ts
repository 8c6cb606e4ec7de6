import { isLanguage } from "@/i18n/languages";
import type { TelephonyAccount } from "../generated/prisma/client";
import { sendEmail } from "../notify/commands";
import type { Tx } from "../platform/db";
import { env } from "../platform/env";
import { provenWorkspaceId } from "../platform/workspace-id";
import { troubleMail } from "./trouble-mail";

/** Writes to the workspace's owners that an account takes no calls; `at` tells one trouble from the next. */
export async function tellOwners(tx: Tx, account: TelephonyAccount, at: Date): Promise<void> {
  const { id, workspaceId, name, troubleKind, troubleText } = account;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const owners = await tx.member.findMany({
    where: { workspaceId, role: "owner" },
    include: { user: { select: { email: true, language: true } } },
  });
  const others = await tx.telephonyAccount.count({
    where: { workspaceId, id: { not: id }, archivedAt: null, isPaused: false },
  });
  for (const { user } of owners)
    await sendEmail(
      {
        workspaceId: provenWorkspaceId(workspaceId),
        key: `telephony-trouble:${id}:${at.getTime()}:${user.email}`,
        to: user.email,
        ...troubleMail(isLanguage(user.language) ? user.language : "en", {
          account: name,
          workspace: workspace.name,
          hasOthers: others > 0,
          isUnauthorized: troubleKind === "unauthorized",
          detail: troubleText ?? "",
          link: `${env().publicUrl}/${workspace.slug}/settings/telephony`,
        }),
      },
      tx,
    );
}
