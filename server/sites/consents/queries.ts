import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";

export interface ConsentVersion {
  version: number;
  language: string;
  text: string;
  createdAt: Date;
  /** How many callbacks rest on it. */
  accepted: number;
}

/** Every version of a site's consent texts, newest first. */
export async function listConsentTexts(workspaceId: WorkspaceId, siteId: string): Promise<ConsentVersion[]> {
  const rows = await db().consentText.findMany({
    where: { workspaceId, siteId },
    orderBy: [{ language: "asc" }, { version: "desc" }],
    include: { _count: { select: { consents: true } } },
  });
  return rows.map(({ version, language, text, createdAt, _count }) => ({
    version,
    language,
    text,
    createdAt,
    accepted: _count.consents,
  }));
}

/** The current text in each language, for a visitor of the site. */
export async function currentConsentTexts(
  siteId: string,
): Promise<Record<string, { version: number; text: string }>> {
  const rows = await db().consentText.findMany({
    where: { siteId },
    orderBy: { version: "desc" },
    distinct: ["language"],
    select: { language: true, version: true, text: true },
  });
  return Object.fromEntries(rows.map(({ language, ...text }) => [language, text]));
}
