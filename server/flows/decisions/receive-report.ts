import type { DecisionReport } from "@/core/widget-contract/wire";
import type { Clock } from "../../platform/clock";
import { consumeHere } from "../../platform/local-limits";
import { isAllowedOrigin } from "../../sites/origins";
import { recordSighting } from "../sightings/record-sighting";
import { type KnownRevision, type ReportingSite, revisionOf, siteOf } from "./known-places";
import { recordReport } from "./record-reports";
import { decisionReport } from "./schema";

/** A beacon of a page, as it came. */
export interface Beacon {
  siteKey: string;
  body: unknown;
  origin: string | null;
  ip: string;
  clock: Clock;
}

export type Reception =
  | { ok: true }
  | { ok: false; why: "unknown-site" | "origin-not-allowed" }
  | { ok: false; why: "malformed"; fields: string[] }
  | { ok: false; why: "rate-limited"; retryAfterSeconds: number };

/** A visitor who reads on tells some dozen times a minute; an office behind one address has some visitors. */
const BY_ADDRESS = { points: 300, seconds: 60 };
/** What one process stores for one site; beyond it reports are a sample. */
const BY_SITE = { points: 6_000, seconds: 60 };

/** Checks a report and stores it. One of a revision that the site's workspace does not have is taken and forgotten. */
export async function receiveReport({ siteKey, body, origin, ip, clock }: Beacon): Promise<Reception> {
  const parsed = decisionReport.safeParse(body);
  if (!parsed.success)
    return {
      ok: false,
      why: "malformed",
      fields: [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "body")))],
    };
  const now = clock.now();
  const site = await siteOf(siteKey, now);
  if (!site) return { ok: false, why: "unknown-site" };
  if (origin !== null && !isAllowedOrigin(site.allowedOrigins, origin))
    return { ok: false, why: "origin-not-allowed" };
  const limits = [
    { name: "report-ip", key: `${site.id} ${ip}`, ...BY_ADDRESS },
    { name: "report-site", key: site.id, ...BY_SITE },
  ];
  for (const limit of limits) {
    const consumed = await consumeHere(limit);
    if (!consumed.ok) return { ...consumed, why: "rate-limited" };
  }
  const report = parsed.data;
  const revision = await revisionOf(site.workspaceId, report.flowId, report.revision);
  if (revision) await recordReport({ site, revision, report, receivedAt: now });
  if (revision) await noteOwnForm(site, revision, report, now);
  return { ok: true };
}

/** Whether the form that an offer works through was there: told to the owners where it no longer is. */
async function noteOwnForm(
  site: ReportingSite,
  { outline }: KnownRevision,
  { event, decision, flowId, page }: DecisionReport,
  at: number,
): Promise<void> {
  if (decision === null || !outline.ownForms.has(decision)) return;
  if (event !== "shown" && event !== "missing") return;
  const { id: siteId, workspaceId } = site;
  const isFound = event === "shown";
  await recordSighting({ workspaceId, siteId, flowId, nodeId: decision, page, isFound, at });
}
