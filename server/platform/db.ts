import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "../generated/prisma/client";
import { env } from "./env";
import { logger } from "./logger";
import { oncePerProcess } from "./once-per-process";

/** The process's pool; the executor and LISTEN use it too. */
export function pool(): Pool {
  return oncePerProcess("pg-pool", () => {
    const made = new Pool({
      connectionString: env().databaseUrl,
      max: 10,
      onConnect: async (client) => void (await client.query(PLAN_ONCE)),
    });
    // A database that restarts closes idle connections: without a listener that would end the process.
    made.on("error", (error) => logger().warn({ err: error }, "an idle database connection ended"));
    return made;
  });
}

/** Planning the large statements of the call engine for each value anew costs more than all that they do. */
const PLAN_ONCE = "set plan_cache_mode = force_generic_plan";

/** Named statements are parsed and planned once a connection. */
const nameOf = ({ sql }: { sql: string }): string => createHash("sha1").update(sql).digest("base64url");

/** The only Prisma client of the process. Only queries, commands, use cases and testing import it. */
export function db(): PrismaClient {
  return oncePerProcess(
    "prisma",
    () => new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator: nameOf }) }),
  );
}

export type Tx = Prisma.TransactionClient;
export type { Prisma };

/** Runs `work` in one transaction (read committed); a throw rolls back. Bounded, so that no row stays locked. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { timeout: 10_000, maxWait: 10_000 });
}
