import { v7 as uuid } from "uuid";
import type { Tx } from "./database";
import type { Run } from "./run-state";
import { findSubscribers, startRuns } from "./start-runs";
import { type RunError, toJson } from "./wire";

export type RunEnd = { status: "completed"; output: unknown } | { status: "failed"; error: RunError };

const FAILED = "inngest/function.failed";
const FINISHED = "inngest/function.finished";

/** Ends a run: drops what it still had queued, and tells the functions that wait for its end. */
export async function finishRun(tx: Tx, run: Run, end: RunEnd): Promise<void> {
  const output = toJson(end.status === "completed" ? end.output : end.error);
  const { rows } = await tx.query<{ event: { name: string } }>(
    `update executor.runs set status = $2, output = $3, ended_at = now() where id = $1 returning event`,
    [run.id, end.status, output],
  );
  await tx.query(`delete from executor.jobs where run_id = $1`, [run.id]);

  const event = rows[0]?.event;
  // A function that listens to ends ends as well: announced to itself, it would never stop.
  const names = (end.status === "failed" ? [FAILED, FINISHED] : [FINISHED]).filter(
    (name) => name !== event?.name,
  );
  const plans = await findSubscribers(tx, names);
  if (plans.length === 0) return;
  const data = {
    function_id: run.functionId,
    run_id: run.id,
    event,
    events: [event],
    ...(end.status === "completed" ? { result: end.output ?? null } : { error: end.error }),
  };
  for (const name of names) await startRuns(tx, plans, { id: uuid(), name, ts: Date.now(), data });
}
