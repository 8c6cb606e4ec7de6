import type { NextStep, StageMark } from "@/core/callback/state";
import { maskPhone } from "@/core/phone/format-phone";
import type { CallbackStatus } from "@/core/widget-contract/wire";
import { fromOutcomeColumn, fromStageColumn } from "../calls/stage-column";
import { sha256 } from "../platform/crypto";
import { db } from "../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";

export interface VisitorView {
  workspaceId: WorkspaceId;
  language: string;
  /** Raised with every change: the id of the live stream's events. */
  revision: number;
  status: CallbackStatus;
}

/** A callback as its visitor may see it. The token is the proof; null where it does not fit. */
export async function findForVisitor(id: string, token: string, now: number): Promise<VisitorView | null> {
  const row = await db().callback.findUnique({ where: { id } });
  if (!row || row.tokenHash !== sha256(token)) return null;
  const operator = row.operatorId
    ? await db().operator.findUnique({ where: { id: row.operatorId }, select: { name: true } })
    : null;
  return {
    workspaceId: provenWorkspaceId(row.workspaceId),
    language: row.language,
    revision: row.revision,
    status: {
      id: row.id,
      stage: fromStageColumn(row.stage),
      outcome: row.outcome && fromOutcomeColumn(row.outcome),
      nextStep: row.nextStep as NextStep | null,
      promiseAt: row.promiseAt?.toISOString() ?? null,
      stages: row.stages as unknown as StageMark[],
      phoneMasked: maskPhone(row.phone),
      operatorName: operator?.name.split(" ")[0] ?? null,
      talkSeconds: row.talkSeconds,
      rating: row.rating,
      now: new Date(now).toISOString(),
    },
  };
}
