// The whole product, started for a benchmark in a data directory of its own, as `npm start` does.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { freePort } from "../../scripts/postgres.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {{ speed: number }} options speed of the simulator's clock
 * @returns the product's address, its database and carrier, its processes, and `stop`
 */
export async function startProduct({ speed }) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "perezvon-bench-"));
  fs.chmodSync(dataDir, 0o755);
  const port = await freePort();
  const log = fs.openSync(path.join(dataDir, "product.log"), "a");
  const child = spawn(process.execPath, [path.join(root, "scripts/start.mjs")], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: "",
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      PEREZVON_DATA_DIR: dataDir,
      PEREZVON_LIMIT_FACTOR: "100000",
      PEREZVON_LOG_LEVEL: process.env.BENCH_LOG ?? "error",
      CARRIER_SPEED: String(speed),
    },
    stdio: ["ignore", log, log],
  });
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 300_000; ; await pause(200)) {
    const isReady = fs.readFileSync(path.join(dataDir, "product.log"), "utf8").includes("Perezvon is ready");
    if (isReady) break;
    if (child.exitCode === null && Date.now() <= end) continue;
    child.kill("SIGTERM");
    throw new Error(
      `the product did not start:\n${fs.readFileSync(path.join(dataDir, "product.log"), "utf8")}`,
    );
  }
  const read = (name) => fs.readFileSync(path.join(dataDir, name), "utf8").trim();
  const postmaster = () => read("postgres/postmaster.pid").split("\n");
  const databaseUrl = `postgresql://postgres:${read("postgres-password")}@127.0.0.1:${postmaster()[3]}/perezvon`;
  const carrier = JSON.parse(read("carrier.json"));
  const ask = (place) =>
    fetch(`${carrier.url}${place}`, { headers: { authorization: `Bearer ${read("secret")}` } }).then((r) =>
      r.json(),
    );
  return {
    url,
    dataDir,
    /** Of the supervisor, whose descendants are the rest of the product. */
    pid: child.pid,
    pids: { web: () => Number(read("web.pid")), postgres: () => Number(postmaster()[0]) },
    log: () => read("product.log"),
    history: async () => (await ask("/history")).legs,
    /** One query on a connection of its own: the database may just have been killed. */
    async query(sql, values = []) {
      const client = new pg.Client({ connectionString: databaseUrl });
      client.on("error", () => undefined);
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await new Promise((resolve) => child.once("exit", resolve));
      if (!process.env.BENCH_KEEP) fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Gives the demo's second site so many automatic operators (they answer in one second of the simulator's clock). */
export async function hireOperators(product, count) {
  await product.query(
    `with team as (select t.id, t."workspaceId" from "Team" t where t.name = 'Outlet'),
          gone as (update "Operator" set "archivedAt" = now() where phone like '+749500001%' and name like '%automatic%'),
          hired as (insert into "Operator" (id, "workspaceId", name, phone)
                    select 'bench-' || n, team."workspaceId", 'Operator ' || n, '+7499' || lpad(n::text, 5, '0') || '01'
                      from team, generate_series(1, $1) n returning id)
     insert into "TeamOperator" ("teamId", "operatorId", tier) select team.id, hired.id, 1 from team, hired`,
    [count],
  );
  // As the database's own housekeeping would, within a minute.
  await product.query('analyze "Operator", "TeamOperator", "Team", "OperatorLease"');
}

/** Asks for a callback. @returns the answer's body, and when it came (epoch ms); throws where it was refused */
export async function requestCallback(product, phone) {
  const response = await fetch(`${product.url}/api/v1/callbacks`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": phone },
    body: JSON.stringify({ siteKey: "demo-auto", phone, consent: true, page: "https://shop.example/boots" }),
    signal: AbortSignal.timeout(10_000),
  });
  const body = await response.json();
  if (response.status !== 202) throw new Error(`${response.status} ${body.title} ${body.detail ?? ""}`);
  return { id: body.id, at: Date.now() };
}

/** Prints a benchmark's bars: for people, and with --json as the last line for programs. Exits 1 where one is missed. */
export function report(name, bars) {
  for (const bar of bars)
    console.log(`${bar.ok ? "ok    " : "MISSED"} ${bar.name}: ${bar.value} ${bar.unit} (limit ${bar.limit})`);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ name, bars }));
  process.exitCode = bars.every(({ ok }) => ok) ? 0 : 1;
}

export const atMost = (name, value, limit, unit) => ({
  name,
  value: Math.round(value * 10) / 10,
  limit,
  unit,
  ok: value <= limit,
});

/** @param {number[]} values @param {number} share 0.99 for p99 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
