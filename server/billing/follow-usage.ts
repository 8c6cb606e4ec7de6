import { ALERT_PERCENTS } from "@/core/billing/usage-state";
import { markHeld } from "../callbacks/mark-held";
import { db, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import type { WorkspaceId } from "../platform/workspace-id";
import { getOverview } from "./queries";
import { alertOwners, warnOwners } from "./tell-owners";

/**
 * Draws the consequences of what a workspace has used and paid: at its limit calls are held, below it they are let go,
 * and its owners are told at 80, 95 and 100 %, once each for a limit and a period. All of it follows from our own
 * rows: it may be asked for at any time and as often as anybody likes, and a lost asking is made up for by the next.
 */
export async function followUsage(workspaceId: WorkspaceId, now: number): Promise<void> {
  const hasChanged = await transaction(async (tx) => {
    // Whoever comes second reads what the first has left: an older look does not undo a newer one.
    const [before] = await tx.$queryRaw<{ callsHeldUntil: Date | null }[]>`
      select "callsHeldUntil" from "Workspace" where id = ${workspaceId} for no key update`;
    const overview = await getOverview(workspaceId, now, tx);
    const { state, period, subscription } = overview;
    // Until the period is over, when this is looked at again (`workspacesToFollow`).
    const callsHeldUntil = state.kind === "at-limit" ? period.end : null;
    await tx.workspace.updateMany({ where: { id: workspaceId }, data: { callsHeldUntil } });
    const passed = ALERT_PERCENTS.findLast((percent) => percent <= (state.percent ?? 0));
    if (passed !== undefined) await alertOwners(tx, workspaceId, overview, passed);
    if (subscription?.graceUntil) await warnOwners(tx, workspaceId, overview);
    const isHeld = callsHeldUntil !== null;
    const hasChanged = isHeld !== ((before?.callsHeldUntil ?? null) !== null);
    if (hasChanged) await markHeld(tx, workspaceId, isHeld);
    return hasChanged;
  });
  if (!hasChanged) return;
  for (const kind of ["billing", "callback"] as const) await publishChange({ workspaceId, kind });
}

/**
 * Workspaces in which time alone, or a look at Stripe, may change something: calls are held, or a payment is waited for.
 */
export async function workspacesToFollow(): Promise<string[]> {
  const held = await db().workspace.findMany({
    where: { callsHeldUntil: { not: null } },
    select: { id: true },
  });
  const unpaid = await db().$queryRaw<{ id: string }[]>`
    select "workspaceId" as id from "BillingAccount" where subscription->>'graceUntil' is not null`;
  return [...new Set([...held, ...unpaid].map(({ id }) => id))];
}
