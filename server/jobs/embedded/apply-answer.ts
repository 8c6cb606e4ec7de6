import type { Answer, Retry } from "./call-function";
import type { Tx } from "./database";
import { parseSleep } from "./duration";
import type { Engine } from "./engine";
import { finishRun } from "./finish-run";
import { addJob, type Job } from "./job-queue";
import type { Call } from "./load-call";
import { retryDelayMs } from "./retry-delay";
import { addCall, askWhatComesNext, type Run, saveStep, setAwaitedSteps } from "./run-state";
import { unsupportedTool } from "./unsupported";
import { type Op, type RunError, readRunError } from "./wire";

/** One answered call, and the run it belongs to, locked. */
export interface Answered {
  tx: Tx;
  engine: Engine;
  job: Job;
  call: Call;
  run: Run;
}

/** Ops of steps that end later than the call which reported them. */
const OPEN_OPS = new Set(["StepPlanned", "Sleep"]);

/** Names of tools as people write them, where only an Inngest server has them. */
const SERVER_ONLY_TOOLS: Record<string, string> = {
  WaitForEvent: "step.waitForEvent",
  InvokeFunction: "step.invoke",
  WaitForSignal: "step.waitForSignal",
  AIGateway: "step.ai.infer",
  Gateway: "step.fetch",
  DeferAdd: "defer",
  DeferAbort: "defer",
};

/** Stores what a function answered. The caller has locked the run and consumed the job in the same transaction. */
export async function applyAnswer(answered: Answered, answer: Answer): Promise<void> {
  const { tx, run } = answered;
  if (answer.kind === "finished") return finishRun(tx, run, { status: "completed", output: answer.output });
  if (answer.kind === "ops") return applyOps(answered, answer.ops, answer.retry);
  if (canRetry(answered, answer.retry)) return retry(answered, answer.retry, answer.error);
  return fail(answered, answer.error);
}

async function applyOps(answered: Answered, ops: Op[], retry: Retry): Promise<void> {
  const { tx, run } = answered;
  // Asked again, the function reports its open steps again: those that have ended meanwhile are old news.
  const { rows } = await tx.query<{ id: string }>(
    `select id from executor.steps where run_id = $1 and id = any($2)`,
    [run.id, ops.map(({ id }) => id)],
  );
  const ended = new Set(rows.map(({ id }) => id));
  const news = ops.filter(({ id }) => !ended.has(id));

  // Parallel steps: the function is asked again only when all of them have ended, as an Inngest server does.
  const open = news.filter(({ op }) => OPEN_OPS.has(op)).map(({ id }) => id);
  if (ops.length > 1 && open.length > 0)
    await setAwaitedSteps(tx, run, [...new Set([...run.awaitedSteps, ...open])]);

  let lastSaved: string | null = null;
  for (const op of news) {
    const outcome = await applyOp(answered, op, retry);
    if (outcome === "run-ended") return;
    if (outcome === "step-ended") lastSaved = op.id;
  }
  if (lastSaved !== null) await askWhatComesNext(tx, run, lastSaved);
}

async function applyOp(
  answered: Answered,
  op: Op,
  retryOfStep: Retry,
): Promise<"step-ended" | "waits" | "run-ended"> {
  const { tx, run } = answered;
  if (op.opts?.parallelMode === "race") return refuse(answered, 'group.parallel({ mode: "race" })');
  switch (op.op) {
    case "StepRun":
      await saveStep(tx, run, op.id, { data: op.data ?? null });
      return "step-ended";
    case "StepError":
      if (canRetry(answered, retryOfStep)) {
        await retry(answered, retryOfStep, readRunError(op.error));
        return "waits";
      }
      await saveStep(tx, run, op.id, { error: readRunError(op.error) });
      return "step-ended";
    case "StepFailed":
      await saveStep(tx, run, op.id, { error: readRunError(op.error) });
      return "step-ended";
    case "StepPlanned":
      await addCall(tx, run, { key: `${run.id}:${op.id}`, stepId: op.id });
      return "waits";
    case "Sleep":
      return sleep(answered, op);
    case "RunComplete":
      await finishRun(tx, run, { status: "completed", output: op.data ?? null });
      return "run-ended";
    case "DiscoveryRequest":
      await askWhatComesNext(tx, run, op.id);
      return "waits";
    default:
      return refuse(answered, SERVER_ONLY_TOOLS[op.op] ?? op.op);
  }
}

async function sleep(answered: Answered, op: Op): Promise<"waits" | "run-ended"> {
  const { tx, run } = answered;
  const delayMs = parseSleep(op.name ?? "", Date.now());
  if (delayMs === null) {
    const message = `"${op.name ?? ""}" is not a length of time or a date. Write "90s", "2h" or a number of milliseconds; "1h30m" is not understood by the SDK.`;
    await fail(answered, { name: "Error", message });
    return "run-ended";
  }
  await addJob(tx, {
    key: `${run.id}:${op.id}`,
    kind: "sleep",
    functionId: run.functionId,
    runId: run.id,
    stepId: op.id,
    due: { delayMs },
  });
  return "waits";
}

async function refuse(answered: Answered, tool: string): Promise<"run-ended"> {
  await fail(answered, { name: "UnsupportedToolError", message: unsupportedTool(tool) });
  return "run-ended";
}

const canRetry = ({ job, call }: Answered, { isAllowed }: Retry): boolean =>
  isAllowed && job.attempt + 1 < call.maxAttempts;

async function retry(answered: Answered, { afterMs }: Retry, error: RunError): Promise<void> {
  const { tx, engine, job, call, run } = answered;
  const delayMs = retryDelayMs(engine, job.attempt, afterMs);
  engine.log.warn(
    { functionId: run.functionId, runId: run.id, attempt: job.attempt, delayMs, error: error.message },
    "a job failed and is tried again",
  );
  // The key of the job just consumed: reported again meanwhile, the step is still one job.
  await addCall(tx, run, { key: job.key, stepId: call.stepId, attempt: job.attempt + 1, delayMs });
}

async function fail({ tx, engine, run }: Answered, error: RunError): Promise<void> {
  engine.log.error(
    { functionId: run.functionId, runId: run.id, error: error.message },
    "a job failed for good",
  );
  await finishRun(tx, run, { status: "failed", error });
}
