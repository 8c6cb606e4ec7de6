import type { CallCentre } from "@/core/team/document";
import type { Tx } from "../platform/db";

interface Centre {
  id: string;
  name: string;
  workspaceId: string;
}

/**
 * Gives a call centre as many lines as it takes calls at once. A line is an operator without a person, so that leases
 * keep the capacity, and dispatcher, promise and conditions need to know nothing of call centres. One that is too many is
 * archived; whoever talks on it goes on.
 * @param callCentre null: the team is people of ours, and has none
 */
export async function setSeats(tx: Tx, team: Centre, callCentre: CallCentre | null): Promise<void> {
  const { id: teamId, workspaceId, name } = team;
  const lines = await tx.operator.findMany({
    where: { seatOfTeamId: teamId },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  const ids = lines.map(({ id }) => id);
  const kept = ids.slice(0, callCentre?.capacity ?? 0);
  await tx.operator.updateMany({
    where: { id: { in: ids.slice(kept.length) }, archivedAt: null },
    data: { archivedAt: new Date() },
  });
  if (!callCentre) return;
  const data = { name, phone: callCentre.number };
  await tx.operator.updateMany({ where: { id: { in: kept } }, data: { ...data, archivedAt: null } });
  for (let line = kept.length; line < callCentre.capacity; line++)
    await tx.operator.create({
      data: { ...data, workspaceId, seatOfTeamId: teamId, teams: { create: { teamId } } },
    });
}
