import type { Engine } from "./engine";

/** Ended runs stay this long for a look; event ids, because they must: within it the same id is the same event. */
const KEEP_HOURS = 24;
/** Small deletes: none holds locks for long, or floods the disk. */
const BATCH = 1000;

const STATEMENTS = [
  `delete from executor.runs where id in
     (select id from executor.runs where ended_at < now() - interval '${KEEP_HOURS} hours' limit ${BATCH})`,
  `delete from executor.events where id in
     (select id from executor.events where received_at < now() - interval '${KEEP_HOURS} hours' limit ${BATCH})`,
  `delete from executor.keys where key in (select key from executor.keys where expires_at < now() limit ${BATCH})`,
];

/** Deletes what nobody needs any more: old runs with their steps, old event ids, lapsed keys. */
export async function prune(engine: Engine): Promise<void> {
  for (const statement of STATEMENTS) {
    let deleted: number | null;
    do {
      ({ rowCount: deleted } = await engine.pool.query(statement));
    } while (deleted === BATCH);
  }
}
