import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

export interface SoundListed {
  id: string;
  title: string;
  ms: number;
  /** Where it is played from. */
  path: string;
}

/** The workspace's sounds in the order of their titles. */
export async function listSounds(workspaceId: WorkspaceId): Promise<SoundListed[]> {
  const sounds = await db().sound.findMany({
    where: { workspaceId, archivedAt: null },
    select: { id: true, title: true, ms: true, fileName: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return sounds.map(({ fileName, ...sound }) => ({
    ...sound,
    path: `/api/telephony/announcements/${fileName}`,
  }));
}
