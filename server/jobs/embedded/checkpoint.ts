import { inTransaction } from "./database";
import type { Engine } from "./engine";
import { type Op, toJson } from "./wire";

/**
 * Stores steps that a function has run while it goes on running: what is stored here is never run again.
 * @param checkpoint.ticket which claim of which job it belongs to; it counts only while that claim holds
 * @returns false when another process took the call over; the SDK then stops and writes nothing more
 */
export async function storeCheckpoint(
  engine: Engine,
  runId: string,
  checkpoint: { ticket: string; steps: Op[] },
): Promise<boolean> {
  const [jobId, generation, owner] = checkpoint.ticket.split(".");
  return inTransaction(engine.pool, async (tx) => {
    const { rowCount } = await tx.query(
      `update executor.jobs set attempt = 0, lost = 0, lease_until = now() + make_interval(secs => $5)
       where id = $1 and generation = $2 and owner = $3 and run_id = $4`,
      [jobId, generation, owner, runId, engine.leaseSeconds],
    );
    if (rowCount !== 1) return false;
    const { steps } = checkpoint;
    await tx.query(
      `insert into executor.steps (run_id, id, result)
       select $1, id, result::json from unnest($2::text[], $3::text[]) as s(id, result)
       on conflict do nothing`,
      [runId, steps.map(({ id }) => id), steps.map(({ data }) => toJson({ data: data ?? null }))],
    );
    return true;
  });
}
