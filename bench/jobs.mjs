// How fast the embedded executor is: from an event to its first step, between steps, and a burst of runs.
// Uses DATABASE_URL (a scratch database beside it), or a throw-away embedded PostgreSQL with fsync on.
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import pg from "pg";
import { startPostgres } from "../scripts/postgres.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const RUNS = 200;
const SAMPLES = 30;

const loadExecutor = async () => {
  const outfile = path.join(ROOT, ".build", `bench-jobs-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(ROOT, "server/jobs/embedded/embedded-jobs.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
};

const openDatabase = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-jobs-"));
  chmodSync(folder, 0o755);
  const server = process.env.DATABASE_URL
    ? null
    : await startPostgres({ dir: path.join(folder, "postgres") });
  const adminUrl = server?.url ?? process.env.DATABASE_URL;
  const name = `bench_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 20 });
  // A connection that ends at the wrong moment must not end the bench.
  pool.on("error", () => undefined);
  const migration = path.join(ROOT, "prisma/migrations/20261122000001_executor/migration.sql");
  await pool.query(readFileSync(migration, "utf8"));
  const close = async () => {
    await pool.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { pool, close };
};

/** Resolvers of what a function tells the bench. */
const waiting = new Map();
const told = (what) => new Promise((resolve) => waiting.set(what, resolve));
const tell = (what) => {
  waiting.get(what)?.(performance.now());
  waiting.delete(what);
};

const benchFunctions = (client) => [
  client.createFunction(
    { id: "latency", triggers: [{ event: "bench/latency" }] },
    async ({ event, step }) => {
      for (let i = 0; i < 5; i++) await step.run(`s${i}`, () => tell(`${event.data.k}:${i}`));
    },
  ),
  client.createFunction({ id: "burst", triggers: [{ event: "bench/burst" }] }, async ({ event, step }) => {
    for (let i = 0; i < 3; i++) await step.run(`s${i}`, () => tell(`${event.data.k}:${i}`));
  }),
];

const measureLatency = async (client) => {
  const first = [];
  const between = [];
  for (let n = 0; n < SAMPLES; n++) {
    const steps = Promise.all([0, 1, 2, 3, 4].map((i) => told(`l${n}:${i}`)));
    await client.send({ name: "bench/latency", data: { k: `l${n}` } });
    const acknowledged = performance.now();
    const at = await steps;
    // The first step may run before the acknowledgement has come all the way back.
    first.push(Math.max(0, at[0] - acknowledged));
    between.push(...at.slice(1).map((t, i) => t - at[i]));
  }
  return { first: median(first), between: median(between) };
};

const measureBurst = async (client) => {
  const keys = Array.from({ length: RUNS }, (_, i) => `b${i}`);
  const ended = Promise.all(keys.map((k) => told(`${k}:2`)));
  const from = performance.now();
  await client.send(keys.map((k) => ({ name: "bench/burst", data: { k } })));
  await ended;
  return (performance.now() - from) / 1000;
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const bar = (name, value, limit, unit) => ({
  name,
  value: Math.round(value * 100) / 100,
  limit,
  unit,
  ok: value <= limit,
});

const silent = () => undefined;
const { createEmbeddedJobs } = await loadExecutor();
const database = await openDatabase();
const jobs = createEmbeddedJobs({
  pool: database.pool,
  appId: "bench",
  functions: benchFunctions,
  log: { debug: silent, info: silent, warn: console.error, error: console.error },
});
let bars;
try {
  await jobs.start({ exclusive: true });
  await measureLatency(jobs.client); // warms up: connections, compiled code
  const latency = await measureLatency(jobs.client);
  bars = [
    bar("event acknowledged to first step, p50", latency.first, 50, "ms"),
    bar("between two steps, p50", latency.between, 50, "ms"),
    bar(`${RUNS} runs of 3 steps, all done`, await measureBurst(jobs.client), 20, "s"),
  ];
} finally {
  await jobs.stop();
  await database.close();
}

for (const { name, value, limit, unit, ok } of bars)
  console.log(`${ok ? "ok  " : "MISS"} ${name}: ${value} ${unit} (limit ${limit})`);
if (process.argv.includes("--json")) console.log(JSON.stringify({ name: "jobs", bars }));
process.exit(bars.every(({ ok }) => ok) ? 0 : 1);
