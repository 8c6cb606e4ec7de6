import { applyAnswer } from "./apply-answer";
import { callFunction } from "./call-function";
import { addCronJob } from "./cron-jobs";
import { inTransaction, type Tx } from "./database";
import type { Engine } from "./engine";
import { finishRun } from "./finish-run";
import { functionPlanSchema } from "./function-plan";
import { consumeJob, type Job, returnJob } from "./job-queue";
import { loadCall } from "./load-call";
import { askWhatComesNext, lockRun, type Run, saveStep } from "./run-state";
import { startRun } from "./start-runs";

/** A step that takes the process down with it must not do so for ever. */
const MAX_LOST = 5;

/** Does one claimed job to its end. Never throws: what could not be stored is given back and tried again. */
export async function workJob(engine: Engine, job: Job): Promise<void> {
  try {
    if (job.kind === "cron") await tick(engine, job);
    else if (job.kind === "sleep") await settle(engine, job, (tx, run) => wake(tx, run, job));
    else await call(engine, job);
  } catch (error) {
    engine.log.error({ err: error, jobId: job.id, runId: job.runId }, "a job could not be stored");
    await returnJob(engine, job).catch((err: unknown) =>
      // The database is away: the lease lapses, and the job is claimed again.
      engine.log.error({ err, jobId: job.id }, "a job could not be given back"),
    );
  }
}

async function call(engine: Engine, job: Job): Promise<void> {
  if (job.lost > MAX_LOST) return settle(engine, job, (tx, run) => giveUp(engine, tx, run, job));
  const loaded = await loadCall(engine, job);
  if (!loaded) return settle(engine, job, async () => undefined);
  const answer = await callFunction(engine, loaded, job);
  await settle(engine, job, (tx, run) => applyAnswer({ tx, engine, job, call: loaded, run }, answer));
}

async function wake(tx: Tx, run: Run, job: Job): Promise<void> {
  const stepId = job.stepId ?? "";
  await saveStep(tx, run, stepId, { data: null });
  await askWhatComesNext(tx, run, stepId);
}

async function giveUp(engine: Engine, tx: Tx, run: Run, job: Job): Promise<void> {
  const message = `The process ended or stalled ${job.lost} times while it worked on this; the run was given up.`;
  engine.log.error({ functionId: run.functionId, runId: run.id, lost: job.lost }, "a job was given up");
  await finishRun(tx, run, { status: "failed", error: { name: "Error", message } });
}

/** Consumes the job and does `work` in one transaction; nothing where another process took the job over. */
async function settle(engine: Engine, job: Job, work: (tx: Tx, run: Run) => Promise<void>): Promise<void> {
  await inTransaction(engine.pool, async (tx) => {
    // The run before its jobs, everywhere: ending a run deletes the jobs of its other branches.
    const run = job.runId === null ? null : await lockRun(tx, job.runId);
    const isOurs = await consumeJob(tx, engine, job);
    if (isOurs && run) await work(tx, run);
  });
}

/** A tick missed while nothing ran is made up for once; the next one is counted from now. */
async function tick(engine: Engine, job: Job): Promise<void> {
  const cron = job.cron ?? "";
  await inTransaction(engine.pool, async (tx) => {
    if (!(await consumeJob(tx, engine, job))) return;
    const { rows } = await tx.query<{ plan: unknown }>(`select plan from executor.functions where id = $1`, [
      job.functionId,
    ]);
    if (!rows[0]) return;
    const plan = functionPlanSchema.parse(rows[0].plan);
    // Never before the tick at hand: the database's clock may be a little ahead of ours.
    await addCronJob(tx, plan.id, cron, Math.max(Date.now(), job.dueAt));
    await startRun(tx, plan, {
      id: `${plan.id}:${cron}:${job.dueAt}`,
      name: "inngest/scheduled.timer",
      ts: job.dueAt,
      data: { cron },
    });
  });
}
