import type { Tx } from "./database";
import type { FunctionPlan } from "./function-plan";
import { readKeyPath } from "./key-path";

const IDEMPOTENCY_SECONDS = 24 * 3600;

/** Takes the function's idempotency key for this event. False: taken within the last 24 hours, so no run. */
export async function takeIdempotencyKey(tx: Tx, plan: FunctionPlan, event: object): Promise<boolean> {
  if (plan.idempotencyKey === null) return true;
  const { rowCount } = await tx.query(
    `insert into executor.keys (key, expires_at) values ($1, now() + make_interval(secs => $2))
     on conflict (key) do update set expires_at = excluded.expires_at where executor.keys.expires_at < now()`,
    [`idempotency:${plan.id}:${readKeyPath(plan.idempotencyKey, event)}`, IDEMPOTENCY_SECONDS],
  );
  return rowCount === 1;
}

/**
 * Books a start with the function's throttle (GCRA: the row holds up to when starts are booked, each takes
 * period / limit). Returns the milliseconds that this start has to wait; runs are delayed, never dropped.
 */
export async function bookThrottledStart(tx: Tx, plan: FunctionPlan, event: object): Promise<number> {
  const { throttle } = plan;
  if (!throttle) return 0;
  const spacingMs = throttle.periodMs / throttle.limit;
  const { rows } = await tx.query<{ ahead: number }>(
    `insert into executor.keys (key, expires_at) values ($1, now() + make_interval(secs => $2))
     on conflict (key) do update
       set expires_at = greatest(executor.keys.expires_at, now()) + make_interval(secs => $2)
     returning (extract(epoch from expires_at - now()) * 1000)::float8 as ahead`,
    [
      `throttle:${plan.id}:${throttle.key === null ? "" : readKeyPath(throttle.key, event)}`,
      spacingMs / 1000,
    ],
  );
  const bookedAhead = (rows[0]?.ahead ?? spacingMs) - spacingMs;
  return Math.max(0, bookedAhead - spacingMs * Math.max(0, throttle.burst - 1));
}

/** The concurrency keys that calls of a run of this event hold while they are in flight. */
export function concurrencyKeys(plan: FunctionPlan, event: object): string[] {
  return plan.concurrency.map(
    ({ key }) => `${plan.id}:${key === null ? "" : `${key}=${readKeyPath(key, event)}`}`,
  );
}
