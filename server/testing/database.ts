import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";

// Each test file works in a copy of the migrated template: nothing leaks from one file into another.
const template = new URL(inject("databaseUrl"));
const admin = new URL(template);
admin.pathname = "/postgres";
const name = `test_${randomUUID().replaceAll("-", "")}`;

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  await client.query(sql);
  await client.end();
}

await asAdmin(`create database ${name} template perezvon`);
const own = new URL(template);
own.pathname = `/${name}`;
process.env.DATABASE_URL = own.href;
process.env.PEREZVON_SECRET ??= "a secret that only tests know, 32 characters and more";
process.env.PEREZVON_LOG_LEVEL ??= "silent";

afterAll(async () => {
  const { pool } = await import("../platform/db");
  await pool().end();
  await asAdmin(`drop database ${name} with (force)`);
});
