import type { Tx } from "./database";
import { addJob } from "./job-queue";
import { toJson } from "./wire";

/** A run that has not ended, locked for the rest of the transaction. */
export interface Run {
  id: string;
  functionId: string;
  awaitedSteps: string[];
  concurrencyKeys: string[];
  concurrencyLimits: number[];
}

export type StepResult = { data: unknown } | { error: unknown };

/** Locks a run; null: it has ended. */
export async function lockRun(tx: Tx, runId: string): Promise<Run | null> {
  const { rows } = await tx.query<Run>(
    `select id, function_id as "functionId", awaited_steps as "awaitedSteps",
       concurrency_keys as "concurrencyKeys", concurrency_limits as "concurrencyLimits"
     from executor.runs where id = $1 and status = 'running' for no key update`,
    [runId],
  );
  return rows[0] ?? null;
}

/** Remembers a step's result; a result that stands already is kept. Tells the run that the step is no longer awaited. */
export async function saveStep(tx: Tx, run: Run, stepId: string, result: StepResult): Promise<void> {
  await tx.query(
    `insert into executor.steps (run_id, id, result) values ($1, $2, $3) on conflict do nothing`,
    [run.id, stepId, toJson(result)],
  );
  if (run.awaitedSteps.includes(stepId))
    await setAwaitedSteps(
      tx,
      run,
      run.awaitedSteps.filter((id) => id !== stepId),
    );
}

export async function setAwaitedSteps(tx: Tx, run: Run, stepIds: string[]): Promise<void> {
  run.awaitedSteps = stepIds;
  await tx.query(`update executor.runs set awaited_steps = $2 where id = $1`, [run.id, stepIds]);
}

/**
 * Queues the call that asks the function what comes next, unless parallel steps are still awaited.
 * The last step's id in the key tells the states of a run apart: a call in flight that saw an older state must not
 * swallow the question for the newer one.
 */
export async function askWhatComesNext(tx: Tx, run: Run, lastStepId: string): Promise<void> {
  if (run.awaitedSteps.length > 0) return;
  await addCall(tx, run, { key: `${run.id}:discover:${lastStepId}`, stepId: "step" });
}

/** Queues a call of the run's function: to run one step, or ("step") to find out what comes next. */
export async function addCall(
  tx: Tx,
  run: Run,
  call: { key: string; stepId: string; attempt?: number; delayMs?: number },
): Promise<void> {
  await addJob(tx, {
    key: call.key,
    kind: "call",
    functionId: run.functionId,
    runId: run.id,
    stepId: call.stepId,
    due: { delayMs: call.delayMs ?? 0 },
    attempt: call.attempt ?? 0,
    concurrencyKeys: run.concurrencyKeys,
    concurrencyLimits: run.concurrencyLimits,
  });
}
