// What runs beside the web server: the embedded database (unless DATABASE_URL names one) and the simulator's carrier.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { deploy } from "./migrate.mjs";
import { freePort, startPostgres } from "./postgres.mjs";

/**
 * Starts both, or takes them over where they outlived their supervisor, and brings the database up to date.
 * @returns {Promise<{ environment: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function bringUp(settings) {
  const postgresDir = path.join(settings.dataDir, "postgres");
  let database = settings.databaseUrl ? null : await startPostgres({ dir: postgresDir });
  const url = settings.databaseUrl ?? database.url;
  const applied = await deploy(url);
  if (applied.length) process.stdout.write(`Database brought up to date (${applied.length} steps).\n`);
  let carrier = await startCarrier(settings);
  const watch = setInterval(() => void keepAlive(), WATCH_MS);
  let isMending = false;
  /** What died is started again, where it was: the app's connections find it by themselves. */
  const keepAlive = async () => {
    if (isMending) return;
    isMending = true;
    try {
      if (database && !isAlive(database.pid)) {
        process.stdout.write("The database ended; starting it again.\n");
        database = await startPostgres({ dir: postgresDir, port: database.port });
      }
      if (!isAlive(carrier.pid)) {
        process.stdout.write("The simulator's carrier ended; starting it again.\n");
        carrier = await startCarrier(settings, carrier.port);
      }
    } catch (error) {
      process.stdout.write(`${error.message} Trying again.\n`);
    } finally {
      isMending = false;
    }
  };
  return {
    environment: {
      DATABASE_URL: url,
      PUBLIC_URL: settings.publicUrl,
      PORT: String(settings.port),
      PEREZVON_SIMULATOR_URL: carrier.url,
      ...(database ? { PEREZVON_ALONE: "1" } : {}),
    },
    async stop() {
      clearInterval(watch);
      await carrier.stop();
      await database?.stop();
    },
  };
}

/** The phone network of the simulator. Like a real one it does not die with the app: a living one is taken over. */
async function startCarrier({ dataDir, port, carrierSpeed }, atPort) {
  const file = path.join(dataDir, "carrier.json");
  const webhookUrl = `http://127.0.0.1:${port}/api/webhooks/telephony/simulator`;
  const known = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
  if (known?.webhookUrl === webhookUrl && known.speed === carrierSpeed && (await isWell(known.url)))
    return handle(known, file);
  const { buildCarrier } = await import("./build.mjs");
  const program = await buildCarrier();
  const carrierPort = atPort ?? (await freePort());
  const log = fs.openSync(path.join(dataDir, "carrier.log"), "a");
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      CARRIER_PORT: String(carrierPort),
      CARRIER_SECRET: process.env.PEREZVON_SECRET,
      CARRIER_WEBHOOK_URL: webhookUrl,
      CARRIER_SPEED: carrierSpeed,
    },
    stdio: ["ignore", log, log],
    detached: true,
  });
  child.unref();
  const started = { url: `http://127.0.0.1:${carrierPort}`, pid: child.pid, webhookUrl, speed: carrierSpeed };
  for (const end = Date.now() + 20_000; !(await isWell(started.url)); await pause(50))
    if (Date.now() > end || child.exitCode !== null)
      throw new Error("the simulator's carrier did not start; see carrier.log in the data directory.");
  fs.writeFileSync(file, JSON.stringify(started));
  return handle(started, file);
}

const WATCH_MS = 1_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const isWell = (url) =>
  fetch(`${url}/health`).then(
    (r) => r.ok,
    () => false,
  );
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function handle({ url, pid }, file) {
  return {
    url,
    pid,
    port: Number(new URL(url).port),
    async stop() {
      try {
        process.kill(pid, "SIGTERM");
      } catch {
        // It is gone already.
      }
      fs.rmSync(file, { force: true });
    },
  };
}
