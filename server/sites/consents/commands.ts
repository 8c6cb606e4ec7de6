import { AppError } from "../../platform/app-error";
import { transaction } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import type { NewConsentText } from "./schema";

/**
 * Publishes a text as the next version for a site and language. Versions are never edited: each is the proof of
 * what somebody agreed to. The text that is current already makes no new version.
 * @returns the number of the version that is current now
 * @throws AppError not-found
 */
export function publishConsentText(
  workspaceId: WorkspaceId,
  given: NewConsentText,
): Promise<{ version: number }> {
  const { siteId, language, text } = given;
  return transaction(async (tx) => {
    // The lock makes two publications at once two versions, one after the other.
    const sites = await tx.$queryRaw<{ id: string }[]>`
      select "id" from "Site" where "id" = ${siteId} and "workspaceId" = ${workspaceId} for update`;
    if (sites.length === 0) throw new AppError("not-found", "There is no such site in this workspace.");
    const current = await tx.consentText.findFirst({
      where: { siteId, language },
      orderBy: { version: "desc" },
    });
    if (current?.text === text) return { version: current.version };
    const version = (current?.version ?? 0) + 1;
    await tx.consentText.create({ data: { workspaceId, siteId, language, text, version } });
    return { version };
  });
}
