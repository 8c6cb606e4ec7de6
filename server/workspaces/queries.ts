import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

/** What the settings page shows and changes. */
export function getSettings(workspaceId: WorkspaceId) {
  return db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: {
      name: true,
      timeZone: true,
      language: true,
      defaultCountry: true,
      allowedCountries: true,
      callerId: true,
      recordingDays: true,
    },
  });
}
