import type { Tx } from "./database";
import type { Engine } from "./engine";

export type JobKind = "call" | "sleep" | "cron";

/** A job this process holds the lease of. */
export interface Job {
  id: string;
  key: string;
  kind: JobKind;
  runId: string | null;
  stepId: string | null;
  functionId: string;
  cron: string | null;
  /** Epoch ms. */
  dueAt: number;
  attempt: number;
  lost: number;
  concurrencyKeys: string[];
  concurrencyLimits: number[];
  generation: number;
}

export interface NewJob {
  key: string;
  kind: JobKind;
  functionId: string;
  runId?: string;
  stepId?: string;
  cron?: string;
  /** From now by the database's clock; `at` (epoch ms) where the very moment matters. */
  due: { delayMs: number } | { at: number };
  attempt?: number;
  concurrencyKeys?: string[];
  concurrencyLimits?: number[];
}

/** Queues a job; does nothing where one with the same key stands already. */
export async function addJob(tx: Tx, job: NewJob): Promise<void> {
  await tx.query(
    `insert into executor.jobs
       (key, kind, function_id, run_id, step_id, cron, due_at, attempt, concurrency_keys, concurrency_limits)
     values ($1, $2, $3, $4, $5, $6,
       coalesce(to_timestamp($7::float8), now() + make_interval(secs => $8)), $9, $10, $11)
     on conflict (key) do nothing`,
    [
      job.key,
      job.kind,
      job.functionId,
      job.runId ?? null,
      job.stepId ?? null,
      job.cron ?? null,
      "at" in job.due ? job.due.at / 1000 : null,
      "at" in job.due ? 0 : Math.max(0, job.due.delayMs) / 1000,
      job.attempt ?? 0,
      job.concurrencyKeys ?? [],
      job.concurrencyLimits ?? [],
    ],
  );
}

/** Pushes the leases of everything this process works on. */
export async function renewLeases(engine: Engine): Promise<void> {
  // A row that is locked is being consumed at this moment: waiting for it could only deadlock.
  await engine.pool.query(
    `update executor.jobs set lease_until = now() + make_interval(secs => $2)
     where id in (select id from executor.jobs where owner = $1 for update skip locked)`,
    [engine.owner, engine.leaseSeconds],
  );
}

/** Frees every lease at once: for a process that knows that it is the only one, and the holders are dead. */
export async function freeAllLeases(engine: Engine): Promise<void> {
  await engine.pool.query(
    `update executor.jobs set owner = null, lease_until = null,
       lost = lost + case when kind = 'call' then 1 else 0 end
     where lease_until is not null`,
  );
}

/** Gives a job back whose outcome could not be stored; tried again after a second. */
export async function returnJob(engine: Engine, job: Job): Promise<void> {
  await engine.pool.query(
    `update executor.jobs set owner = null, lease_until = null, lost = lost + 1, due_at = now() + interval '1 second'
     where id = $1 and owner = $2 and generation = $3`,
    [job.id, engine.owner, job.generation],
  );
}

/** Consumes the job. False: another process holds it by now, and nothing may be written on its behalf. */
export async function consumeJob(tx: Tx, engine: Engine, job: Job): Promise<boolean> {
  const { rowCount } = await tx.query(
    `delete from executor.jobs where id = $1 and owner = $2 and generation = $3`,
    [job.id, engine.owner, job.generation],
  );
  return rowCount === 1;
}

/** Milliseconds until the next job is due, as far as it is not due already; null: none waits. */
export async function untilNextJob(engine: Engine): Promise<number | null> {
  const { rows } = await engine.pool.query<{ ms: number | null }>(
    `select (extract(epoch from min(due_at) - now()) * 1000)::float8 as ms
     from executor.jobs where lease_until is null and due_at > now()`,
  );
  return rows[0]?.ms ?? null;
}
