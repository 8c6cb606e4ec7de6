import { v7 as uuid } from "uuid";
import type { Tx } from "./database";
import { bookThrottledStart, concurrencyKeys, takeIdempotencyKey } from "./flow-control";
import { type FunctionPlan, functionPlanSchema } from "./function-plan";
import { addJob } from "./job-queue";
import { type EventBody, toJson } from "./wire";

/** The functions that any of these events may start, as registered by whichever process. */
export async function findSubscribers(tx: Tx, eventNames: string[]): Promise<FunctionPlan[]> {
  const { rows } = await tx.query<{ plan: unknown }>(
    `select plan from executor.functions where event_names && $1 order by id`,
    [eventNames],
  );
  return rows.map(({ plan }) => functionPlanSchema.parse(plan));
}

/** Starts a run of every function that the event triggers; one run a function, however many triggers match. */
export async function startRuns(tx: Tx, plans: FunctionPlan[], event: EventBody): Promise<void> {
  for (const plan of plans) {
    if (plan.events.some((trigger) => matches(trigger, event))) await startRun(tx, plan, event);
  }
}

function matches(trigger: FunctionPlan["events"][number], event: EventBody): boolean {
  if (trigger.name !== event.name) return false;
  if (trigger.failureOf === null) return true;
  const { data } = event;
  return (
    typeof data === "object" &&
    data !== null &&
    "function_id" in data &&
    data.function_id === trigger.failureOf
  );
}

/** Starts one run, after its flow control: idempotency may drop it, throttle and a future `ts` delay it. */
export async function startRun(tx: Tx, plan: FunctionPlan, event: EventBody): Promise<void> {
  if (!(await takeIdempotencyKey(tx, plan, event))) return;
  const delayMs = Math.max(0, event.ts - Date.now()) + (await bookThrottledStart(tx, plan, event));
  const runId = uuid();
  const keys = concurrencyKeys(plan, event);
  const limits = plan.concurrency.map(({ limit }) => limit);
  await tx.query(
    `insert into executor.runs (id, function_id, event, concurrency_keys, concurrency_limits)
     values ($1, $2, $3, $4, $5)`,
    [runId, plan.id, toJson(event), keys, limits],
  );
  await addJob(tx, {
    key: `${runId}:discover:start`,
    kind: "call",
    functionId: plan.id,
    runId,
    stepId: "step",
    due: { delayMs },
    concurrencyKeys: keys,
    concurrencyLimits: limits,
  });
}
