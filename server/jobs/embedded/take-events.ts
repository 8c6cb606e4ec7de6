import { v7 as uuid, v5 as uuidFrom } from "uuid";
import { inTransaction } from "./database";
import type { Engine } from "./engine";
import { findSubscribers, startRuns } from "./start-runs";
import type { EventBody, IncomingEvent } from "./wire";

/** Namespace of ids that are derived from the SDK's seed; any fixed UUID. */
const SEED_NAMESPACE = "6f1c6a52-5d0b-4c39-9a53-3a9f6f2f5f0e";

/**
 * Takes events and starts the runs they trigger, all in one transaction: what was acknowledged survives a kill -9.
 * An event whose id was seen before is acknowledged and ignored.
 * @param seed makes the ids of events that bring none: the SDK sends the same one when it tries again
 * @returns the events' ids, in order
 */
export async function takeEvents(
  engine: Engine,
  incoming: IncomingEvent[],
  seed: string | null,
): Promise<string[]> {
  const now = Date.now();
  const events = incoming.map(
    (event, i): EventBody => ({
      ...event,
      id: event.id || (seed ? uuidFrom(`${seed}:${i}`, SEED_NAMESPACE) : uuid()),
      ts: event.ts || now,
      data: event.data ?? {},
    }),
  );
  const ids = events.map((event) => event.id);
  const names = events.map((event) => event.name);
  await inTransaction(engine.pool, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `insert into executor.events (id, name) select * from unnest($1::text[], $2::text[])
       on conflict do nothing returning id`,
      [ids, names],
    );
    const fresh = new Set(rows.map(({ id }) => id));
    const plans = fresh.size > 0 ? await findSubscribers(tx, names) : [];
    for (const event of events) {
      // delete, not has: of two events with one id in one request only the first counts
      if (fresh.delete(event.id)) await startRuns(tx, plans, event);
    }
  });
  return ids;
}
