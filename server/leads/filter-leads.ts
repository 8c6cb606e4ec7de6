import { DateTime } from "luxon";
import type { LeadStatus } from "@/core/callback/lead-statuses";
import { parsePhone } from "@/core/phone/phone";
import { toOutcomeColumn } from "../calls/stage-column";
import type { Prisma } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import type { LeadFilter } from "./schema";

/** Whose leads may be seen: all of the workspace, or only those one operator talked to. */
export interface LeadScope {
  workspaceId: WorkspaceId;
  /** IANA: days of a filter are days here. */
  timeZone: string;
  /** ISO country in which a searched number without "+" is read. */
  defaultCountry: string;
  visible: "all" | { operatorId: string | null };
}

/** The rows of a scope. A member without an operator of their own has talked to nobody. */
export function whereVisible({ workspaceId, visible }: LeadScope): Prisma.CallbackWhereInput {
  return visible === "all" ? { workspaceId } : { workspaceId, operatorId: visible.operatorId ?? { in: [] } };
}

export function whereLeads(scope: LeadScope, filter: LeadFilter): Prisma.CallbackWhereInput {
  const and: Prisma.CallbackWhereInput[] = [whereVisible(scope)];
  if (filter.search) and.push(whereFound(scope, filter.search));
  if (filter.statuses.length > 0) and.push({ OR: filter.statuses.map(whereStatus) });
  if (filter.siteId) and.push({ siteId: filter.siteId });
  if (filter.operatorId) and.push({ operatorId: filter.operatorId });
  if (filter.needsHuman) and.push({ needsHuman: true });
  const start = filter.from && DateTime.fromISO(filter.from, { zone: scope.timeZone }).startOf("day");
  const end = filter.to && DateTime.fromISO(filter.to, { zone: scope.timeZone }).endOf("day");
  if (start) and.push({ requestedAt: { gte: start.toJSDate() } });
  if (end) and.push({ requestedAt: { lte: end.toJSDate() } });
  return { AND: and };
}

/** Number, name or page, as people type and paste them. */
export function whereFound(scope: LeadScope, search: string): Prisma.CallbackWhereInput {
  const text = { contains: search, mode: "insensitive" } as const;
  return {
    OR: [
      { name: text },
      { contact: { name: text } },
      { page: text },
      { pageTitle: text },
      ...digitsOf(search, scope.defaultCountry).map((digits) => ({ phone: { contains: digits } })),
    ],
  };
}

function whereStatus(status: LeadStatus): Prisma.CallbackWhereInput {
  if (status === "in-progress") return { stage: { notIn: ["scheduled", "finished"] } };
  if (status === "scheduled") return { stage: "scheduled" };
  return { stage: "finished", outcome: toOutcomeColumn(status) };
}

/** Fewer digits than this match half the workspace. */
const FEWEST_DIGITS = 3;

/**
 * The digits a typed number may be stored with. A whole number is read in the workspace's country; of a part, the
 * trunk prefix ("8 495", "0171") is also left out, because no stored number has one.
 */
function digitsOf(search: string, country: string): string[] {
  const looksLikeNumber = /^[+\d\s().\-–—/]+$/.test(search);
  const digits = search.replace(/\D/g, "");
  if (!looksLikeNumber || digits.length < FEWEST_DIGITS) return [];
  const whole = parsePhone(search, country);
  if (whole.ok) return [whole.value.e164];
  return [digits, digits.replace(/^(00|0|8)/, "")].filter((part) => part.length >= FEWEST_DIGITS);
}
