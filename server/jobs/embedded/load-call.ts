import type { Engine } from "./engine";
import { functionPlanSchema } from "./function-plan";
import type { Job } from "./job-queue";

/** The SDK asks for what is larger than this over its API instead of in the call's body. */
const MAX_INLINE_STATE_CHARS = 4_000_000;
/** For a run whose function is no longer registered: it is tried as often as one with default settings. */
const DEFAULT_MAX_ATTEMPTS = 5;

/** A call to a function, ready to be sent. */
export interface Call {
  runId: string;
  functionId: string;
  stepId: string;
  maxAttempts: number;
  body: string;
}

interface RunRow {
  functionId: string;
  event: string;
  hasBranches: boolean;
  plan: unknown;
}

/** Builds the body of a call from the run's state; null: the run has ended. */
export async function loadCall(engine: Engine, job: Job): Promise<Call | null> {
  const runId = job.runId ?? "";
  const { rows } = await engine.pool.query<RunRow>(
    `select r.function_id as "functionId", r.event::text as event, f.plan,
       cardinality(r.awaited_steps) > 0
         or exists (select 1 from executor.jobs o where o.run_id = r.id and o.id <> $2) as "hasBranches"
     from executor.runs r left join executor.functions f on f.id = r.function_id
     where r.id = $1 and r.status = 'running'`,
    [runId, job.id],
  );
  const run = rows[0];
  if (!run) return null;
  const steps = await readSteps(engine, runId);
  const maxAttempts = run.plan ? functionPlanSchema.parse(run.plan).maxAttempts : DEFAULT_MAX_ATTEMPTS;
  const stepId = job.stepId ?? "step";
  const useApi = steps.json.length > MAX_INLINE_STATE_CHARS;
  const context = JSON.stringify({
    run_id: runId,
    // Its presence turns checkpointing on: steps in a row run inside one call.
    fn_id: run.functionId,
    env: "",
    step_id: stepId,
    attempt: job.attempt,
    max_attempts: maxAttempts,
    // With other branches under way the SDK must plan steps, not run the first one it meets.
    disable_immediate_execution: run.hasBranches,
    use_api: useApi,
    qi_id: ticketOf(engine, job),
    stack: { stack: steps.ids, current: steps.ids.length },
  });
  // Joined as text: the state is stored as JSON, and parsing megabytes only to print them again helps nobody.
  const body = `{"event":${run.event},"events":${useApi ? "[]" : `[${run.event}]`},"steps":${
    useApi ? "{}" : steps.json
  },"defers":{},"version":2,"use_api":${useApi},"ctx":${context}}`;
  return { runId, functionId: run.functionId, stepId, maxAttempts, body };
}

/** A run's event as the SDK asks for it over its API, as JSON; null: there is no such run. */
export async function readBatch(engine: Engine, runId: string): Promise<string | null> {
  const { rows } = await engine.pool.query<{ event: string }>(
    `select event::text as event from executor.runs where id = $1`,
    [runId],
  );
  return rows[0] ? `[${rows[0].event}]` : null;
}

/** Results of a run's steps: their ids in the order in which they ended, and all of them as a JSON object. */
export async function readSteps(engine: Engine, runId: string): Promise<{ ids: string[]; json: string }> {
  const { rows } = await engine.pool.query<{ id: string; result: string }>(
    `select id, result::text as result from executor.steps where run_id = $1 order by position`,
    [runId],
  );
  return {
    ids: rows.map(({ id }) => id),
    json: `{${rows.map(({ id, result }) => `${JSON.stringify(id)}:${result}`).join(",")}}`,
  };
}

/** Proves which claim of which job a checkpoint belongs to. */
export const ticketOf = (engine: Engine, job: Job): string => `${job.id}.${job.generation}.${engine.owner}`;
