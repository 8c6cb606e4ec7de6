import { Client } from "pg";
import { env } from "./env";
import { logger } from "./logger";

/** Nobody is taken for dead at once: whose connection merely broke has connected anew by then. */
const GRACE_MS = 400;
/** After the database was away everybody's sign is new: whoever connects first must not judge those who are on their way. */
const SETTLED_MS = 2_000;

interface Sign {
  client: Client;
  /** The session at the database that holds the lock. */
  pid: number;
  /** `performance.now()`, as all times here. */
  since: number;
}

/**
 * Tells the other processes of the installation that this one lives, and finds those that do not. The sign is a lock of a
 * session: the database lets go of it in the moment in which the process dies, and keeps it for one that merely stands
 * still. A machine that loses its power or its network tells nobody: what is held there lapses by its own time.
 */
export function createSignOfLife(me: string) {
  let sign: Sign | null = null;
  /** Behind a pooler that shares sessions a lock says nothing about us. */
  let isShared = false;
  const missedSince = new Map<string, number>();

  const lose = (client: Client, error: unknown) => {
    if (sign?.client !== client) return;
    sign = null;
    missedSince.clear();
    logger().warn({ error: String(error) }, "the sign of life is lost; it is given anew");
  };

  async function give(): Promise<Sign | null> {
    const client = new Client({
      connectionString: env().databaseUrl,
      application_name: "perezvon sign of life",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client, "ended"));
    try {
      await client.connect();
      const { rows } = await client.query(TAKE_LOCK, [me]);
      // A session of ours that the database has not missed yet still has it.
      if (rows[0].isTaken) await client.query(REGISTER, [me]);
      else await client.end();
      return rows[0].isTaken ? { client, pid: rows[0].pid, since: performance.now() } : null;
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Those who have been missed for too long. */
  function overdue(missed: string[], since: number): string[] {
    const now = performance.now();
    for (const id of missedSince.keys()) if (!missed.includes(id)) missedSince.delete(id);
    for (const id of missed) if (!missedSince.has(id)) missedSince.set(id, now);
    if (now - since < SETTLED_MS) return [];
    return missed.filter((id) => now - (missedSince.get(id) ?? now) >= GRACE_MS);
  }

  return {
    /** Sees to the sign, and finds out who is dead: their ids, until they are forgotten. To be called often. */
    async look(): Promise<string[]> {
      if (isShared) return [];
      sign ??= await give();
      if (!sign) return [];
      const { client, since } = sign;
      const { rows } = await client.query(LOOK, [me]);
      if (sign === null) return [];
      if (rows[0].pid === sign.pid) return overdue(rows[0].missed, since);
      isShared = true;
      sign = null;
      logger().info("a pooler shares our sessions at the database: no signs of life are given");
      await client.query(FORGET, [[me]]);
      await client.end();
      return [];
    },
    /** What they held is free: nobody needs to look for them any more. */
    async forget(dead: string[]): Promise<void> {
      await sign?.client.query(FORGET, [dead]);
    },
  };
}

const TAKE_LOCK = `select pg_try_advisory_lock(hashtextextended($1, 0)) as "isTaken", pg_backend_pid() as pid`;
const REGISTER = `insert into "ServerProcess" (id) values ($1) on conflict (id) do nothing`;
const FORGET = `delete from "ServerProcess" where id = any($1::text[])`;

/** Looked at and not tried: what a session holds itself it could take again, and a pooler may give us anybody's. */
const LOOK = `
  select pg_backend_pid() as pid, coalesce(array_agg(p.id) filter (where p.id is not null), '{}') as missed
    from (select 1) as one
    left join "ServerProcess" p on p.id <> $1 and not exists (
      select 1 from pg_locks l
       where l.locktype = 'advisory' and l.objsubid = 1
         and l.database = (select oid from pg_database where datname = current_database())
         and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(p.id, 0))`;
