import { inTransaction, type Tx } from "./database";
import type { Engine } from "./engine";
import type { Job } from "./job-queue";

/** Any number of our own; all executors of a database must use the same one. */
const CLAIM_LOCK = 7_700_012;

/** Looked at beyond what is wanted, since some share a concurrency key or a run. */
const LOOK_AHEAD = 4;

interface Candidate {
  id: string;
  run_id: string | null;
  is_discovery: boolean;
  concurrency_keys: string[];
  concurrency_limits: number[];
  running: number[] | null;
}

/**
 * Leases up to `wanted` due jobs to this process. Claims of all processes are serialised by one lock: only so are
 * concurrency limits exact, and only one call at a time asks a run what comes next.
 * `more`: others are due which were not looked at.
 */
export function claimJobs(
  engine: Engine,
  wanted: number,
  inFlight: string[],
): Promise<{ jobs: Job[]; more: boolean }> {
  return inTransaction(engine.pool, async (tx) => {
    // A claim forgotten in a power loss is a claim that lapsed: it needs no flush to disk.
    await tx.query(`set local synchronous_commit = off; select pg_advisory_xact_lock(${CLAIM_LOCK})`);
    const limit = wanted * LOOK_AHEAD;
    const candidates = await findCandidates(tx, limit, inFlight);
    const ids = chooseJobs(candidates, wanted);
    const jobs = ids.length > 0 ? await leaseJobs(tx, engine, ids) : [];
    return { jobs, more: candidates.length === limit && jobs.length > 0 };
  });
}

/**
 * Due jobs that nobody holds, oldest first, without those whose concurrency key or run is busy.
 * What this very process works on is never a candidate: its lease can lapse while the process is stalled.
 */
async function findCandidates(tx: Tx, limit: number, inFlight: string[]): Promise<Candidate[]> {
  const { rows } = await tx.query<Candidate>(
    `with busy as materialized (
       select slot, count(*)::int as running
       from executor.jobs, unnest(concurrency_keys) as slot where lease_until > now() group by slot
     )
     select j.id, j.run_id, j.kind = 'call' and j.step_id = 'step' as is_discovery,
       j.concurrency_keys, j.concurrency_limits,
       (select array_agg(coalesce(b.running, 0) order by k.position)
        from unnest(j.concurrency_keys) with ordinality as k(slot, position) left join busy b using (slot)) as running
     from executor.jobs j
     where j.due_at <= now() and (j.lease_until is null or j.lease_until < now()) and not (j.id = any($2))
       and not exists (
         select 1 from unnest(j.concurrency_keys, j.concurrency_limits) as k(slot, max) join busy b using (slot)
         where b.running >= k.max)
       and not (j.kind = 'call' and j.step_id = 'step' and exists (
         select 1 from executor.jobs o
         where o.run_id = j.run_id and o.kind = 'call' and o.step_id = 'step' and o.lease_until > now()))
     order by j.due_at, j.id limit $1`,
    [limit, inFlight],
  );
  return rows;
}

/** Picks jobs in order while their concurrency keys have room; one discovery call a run. */
export function chooseJobs(candidates: Candidate[], wanted: number): string[] {
  const running = new Map<string, number>();
  const discovering = new Set<string>();
  const chosen: string[] = [];
  for (const job of candidates) {
    if (chosen.length === wanted) break;
    const used = job.concurrency_keys.map((key, i) => running.get(key) ?? job.running?.[i] ?? 0);
    if (used.some((count, i) => count >= (job.concurrency_limits[i] ?? Number.POSITIVE_INFINITY))) continue;
    if (job.is_discovery && job.run_id) {
      if (discovering.has(job.run_id)) continue;
      discovering.add(job.run_id);
    }
    job.concurrency_keys.forEach((key, i) => {
      running.set(key, (used[i] ?? 0) + 1);
    });
    chosen.push(job.id);
  }
  return chosen;
}

async function leaseJobs(tx: Tx, engine: Engine, ids: string[]): Promise<Job[]> {
  const { rows } = await tx.query<Job>(
    `update executor.jobs set owner = $2, lease_until = now() + make_interval(secs => $3), generation = generation + 1,
       lost = lost + case when lease_until is not null and kind = 'call' then 1 else 0 end
     where id = any($1)
     returning id, key, kind, run_id as "runId", step_id as "stepId", function_id as "functionId", cron,
       (extract(epoch from due_at) * 1000)::float8 as "dueAt", attempt, lost,
       concurrency_keys as "concurrencyKeys", concurrency_limits as "concurrencyLimits", generation`,
    [ids, engine.owner, engine.leaseSeconds],
  );
  return rows;
}
