import { db } from "../../platform/db";
import { oncePerProcess } from "../../platform/once-per-process";
import { asDisplayProgram, outlineOf, type ProgramOutline } from "../display-program";

const FRESH_MS = 10_000;
/** Sites and revisions that are remembered at most: a process serves some thousand of either. */
const MOST = 2_000;

export interface ReportingSite {
  id: string;
  workspaceId: string;
  allowedOrigins: string[];
}

export interface KnownRevision {
  id: string;
  outline: ProgramOutline;
}

/** The site behind a key, up to ten seconds old; null where there is none. */
export async function siteOf(siteKey: string, now: number): Promise<ReportingSite | null> {
  const sites = oncePerProcess("reporting-sites", () => new Map<string, Remembered<ReportingSite | null>>());
  const last = sites.get(siteKey);
  if (last && now - last.at < FRESH_MS) return last.value;
  const value = await db().site.findUnique({
    where: { key: siteKey },
    select: { id: true, workspaceId: true, allowedOrigins: true },
  });
  remember(sites, siteKey, { value, at: now });
  return value;
}

interface Remembered<T> {
  value: T;
  at: number;
}

/** A revision of one of the workspace's display flows; null where there is none. Revisions never change. */
export async function revisionOf(
  workspaceId: string,
  flowId: string,
  number: number,
): Promise<KnownRevision | null> {
  const revisions = oncePerProcess("reported-revisions", () => new Map<string, KnownRevision>());
  const key = JSON.stringify([workspaceId, flowId, number]);
  const known = revisions.get(key);
  if (known) return known;
  const row = await db().flowRevision.findFirst({
    where: { workspaceId, flowId, number, flow: { kind: "display" } },
    select: { id: true, program: true },
  });
  if (!row) return null;
  const revision = { id: row.id, outline: outlineOf(asDisplayProgram(row.program)) };
  remember(revisions, key, revision);
  return revision;
}

/** A Map gives its keys in the order in which they came: the first is the oldest. */
function remember<T>(all: Map<string, T>, key: string, value: T): void {
  all.delete(key);
  all.set(key, value);
  const oldest = all.size > MOST ? all.keys().next() : undefined;
  if (oldest && !oldest.done) all.delete(oldest.value);
}
