import { isLanguage } from "@/i18n/languages";
import type { Connection } from "../generated/prisma/client";
import { sendEmail } from "../notify/commands";
import type { Tx } from "../platform/db";
import { env } from "../platform/env";
import { provenWorkspaceId } from "../platform/workspace-id";
import type { OwnPauseReason } from "./pause-reasons";
import { pausedMail } from "./paused-mail";

interface Pause {
  reason: OwnPauseReason;
  at: Date;
}

/** Pauses a connection and tells the workspace's owners, once. */
export async function pauseFailing(tx: Tx, connection: Connection, { reason, at }: Pause): Promise<void> {
  const { count } = await tx.connection.updateMany({
    where: { id: connection.id, status: "active" },
    data: { status: "paused", pausedReason: reason },
  });
  // Another delivery of the same burst has paused it already, and told.
  if (count === 0) return;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: connection.workspaceId } });
  const owners = await tx.member.findMany({
    where: { workspaceId: workspace.id, role: "owner" },
    include: { user: { select: { email: true, language: true } } },
  });
  for (const { user } of owners)
    await sendEmail(
      {
        workspaceId: provenWorkspaceId(workspace.id),
        key: `connection-paused:${connection.id}:${at.getTime()}:${user.email}`,
        to: user.email,
        ...pausedMail(isLanguage(user.language) ? user.language : "en", {
          reason,
          connection: connection.name,
          workspace: workspace.name,
          link: `${env().publicUrl}/${workspace.slug}/connections/${connection.id}`,
        }),
      },
      tx,
    );
}
