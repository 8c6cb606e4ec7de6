import type { NextStep, Outcome, Stage, StageMark } from "@/core/callback/state";
import { sourceOf as saidSource } from "@/core/whisper/source-of";
import { fromOutcomeColumn, fromStageColumn } from "../calls/stage-column";
import { db, type Prisma } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { type Handover, readHandovers } from "./read-handovers";
import { storedNextStep, storedStages, storedTexts } from "./schema";

/** A lead as lists show it. */
export interface LeadRow {
  id: string;
  /** E.164 */
  phone: string;
  name: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  scheduledFor: Date | null;
  promiseAt: Date | null;
  page: string;
  pageTitle: string | null;
  /** Where the visitor came from: utm_source, else the referrer's host; null: came directly. */
  source: string | null;
  stage: Stage;
  outcome: Outcome | null;
  stages: StageMark[];
  nextStep: NextStep | null;
  needsHuman: boolean;
  talkSeconds: number;
  rating: number | null;
  site: { id: string; name: string };
  operator: { id: string; name: string } | null;
  /** How much it looks like spam, 0 to 100; null: it was not weighed. */
  spamScore: number | null;
  /** Where it was handed to, by connection. */
  handovers: Handover[];
}

/** The columns a row is made of. */
export const rowSelect = {
  id: true,
  phone: true,
  name: true,
  requestedAt: true,
  finishedAt: true,
  scheduledFor: true,
  promiseAt: true,
  page: true,
  pageTitle: true,
  referrer: true,
  utm: true,
  stage: true,
  outcome: true,
  stages: true,
  nextStep: true,
  needsHuman: true,
  talkSeconds: true,
  rating: true,
  spamScore: true,
  operatorId: true,
  site: { select: { id: true, name: true, url: true } },
  contact: { select: { name: true } },
} satisfies Prisma.CallbackSelect;

type StoredRow = Prisma.CallbackGetPayload<{ select: typeof rowSelect }>;

/** Rows as lists show them, with the names of their operators and where they were handed to. */
export async function presentLeads(workspaceId: WorkspaceId, stored: StoredRow[]): Promise<LeadRow[]> {
  const [operators, handovers] = await Promise.all([
    namesOf(workspaceId, [...new Set(stored.flatMap(({ operatorId }) => operatorId ?? []))]),
    readHandovers(workspaceId, stored),
  ]);
  return stored.map((row) => ({ ...presentLead(row, operators), handovers: handovers.get(row.id) ?? [] }));
}

const namesOf = async (workspaceId: WorkspaceId, ids: string[]): Promise<{ id: string; name: string }[]> =>
  ids.length === 0
    ? []
    : db().operator.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, name: true } });

function presentLead(
  stored: StoredRow,
  operators: { id: string; name: string }[],
): Omit<LeadRow, "handovers"> {
  const { referrer, utm, contact, operatorId, site, ...row } = stored;
  return {
    ...row,
    site: { id: site.id, name: site.name },
    name: row.name ?? contact.name,
    stage: fromStageColumn(row.stage),
    outcome: row.outcome && fromOutcomeColumn(row.outcome),
    source: sourceOf(storedTexts.parse(utm), referrer, site.url),
    stages: storedStages.parse(row.stages),
    nextStep: storedNextStep.nullable().parse(row.nextStep),
    operator: operators.find(({ id }) => id === operatorId) ?? null,
  };
}

/** Null: by themselves, or from a page of the same site. */
export const sourceOf = (
  utm: Record<string, string | undefined>,
  referrer: string | null,
  siteUrl: string,
): string | null => saidSource({ utm, referrer }, siteUrl) || null;
