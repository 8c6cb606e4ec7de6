import type { Pool, PoolClient } from "pg";

/** A connection inside a transaction. */
export type Tx = Pick<PoolClient, "query">;

/** Runs `work` in one transaction; a throw rolls back and is thrown on. */
export async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks between two queries emits "error", which without a listener ends the process;
  // the next query on it rejects anyway.
  const ignore = () => undefined;
  client.on("error", ignore);
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}
