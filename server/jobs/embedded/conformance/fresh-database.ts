import { randomUUID } from "node:crypto";
import { Client } from "pg";

/** A migrated database of its own for one test: executors of different tests must not share a queue. */
export async function createFreshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const name = `executor_${randomUUID().replaceAll("-", "")}`;
  const asAdmin = async (sql: string) => {
    const admin = new URL(url);
    admin.pathname = "/postgres";
    const client = new Client({ connectionString: admin.href });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await asAdmin(`create database ${name} template perezvon`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => asAdmin(`drop database ${name} with (force)`) };
}
