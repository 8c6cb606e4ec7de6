import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { deploy } from "../../scripts/migrate.mjs";
import { startPostgres } from "../../scripts/postgres.mjs";

/** One throw-away PostgreSQL a run, migrated once; every worker gets a copy (database.ts). */
export default async function setUp(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), "perezvon-test-"));
  // The server runs as another user where we are root: let it pass through.
  const { chmodSync } = await import("node:fs");
  chmodSync(folder, 0o755);
  const server = await startPostgres({ dir: path.join(folder, "postgres"), durable: false });
  await deploy(server.url);
  const template = new URL(server.url);
  template.pathname = "/postgres";
  const admin = new Client({ connectionString: template.href });
  await admin.connect();
  await admin.query("alter database perezvon with is_template true");
  await admin.end();
  project.provide("databaseUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}
