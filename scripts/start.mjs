// `npm start`: everything on one machine, from a bare checkout. `--dev`: the same with hot reload.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Megabytes: most of what a request makes is gone before these are full, and need not be moved. */
const YOUNG_SPACE = "--max-semi-space-size=64";
const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
const isDev = process.argv.includes("--dev");
const say = (text) => process.stdout.write(`${text}\n`);

try {
  await main();
} catch (error) {
  say(`\nPerezvon could not start: ${error.message}`);
  process.exit(1);
}

async function main() {
  requireNode();
  const { installMissing } = await import("./install.mjs");
  installMissing(root);
  const { readSettings } = await import("./settings.mjs");
  const settings = readSettings(root);
  endLeftover(path.join(settings.dataDir, "web.pid"));
  await requirePort(settings);
  process.env.PEREZVON_SECRET ||= keepSecret(settings.dataDir);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.NODE_ENV = isDev ? "development" : "production";

  const { bringUp } = await import("./services.mjs");
  const { prepare } = await import("./build.mjs");
  // The database starts while the build runs: neither waits for the other.
  const [services] = await Promise.all([bringUp(settings), prepare(root, { isDev })]);
  Object.assign(process.env, services.environment);
  const web = superviseWeb(settings);
  onStop(async () => {
    await web.stop();
    await services.stop();
  });
  await web.ready();
  say(`Perezvon is ready on ${settings.publicUrl}`);
  if (settings.demo)
    say(`Try it: ${settings.publicUrl}/demo, with the phones beside it on ${settings.publicUrl}/demo/phones`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`it needs Node 20.19 or newer, this is ${process.versions.node}.`);
}

/** Whoever holds the port would also answer our look at its health, and we would call their server ready. */
async function requirePort({ port, host }) {
  for (const end = Date.now() + 3_000; !(await canListen(port, host)); await pause(100))
    if (Date.now() > end)
      throw new Error(
        `another program listens on port ${port}. Stop it, or take another port: PORT=${port + 1} npm start`,
      );
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, ...(host ? { host } : {}) }, () => server.close(() => resolve(true)));
  });
}

/** Made once and kept: it seals credentials and signs sessions. */
function keepSecret(dataDir) {
  const file = path.join(dataDir, "secret");
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return fs.readFileSync(file, "utf8").trim();
}

/** Runs the web server, and again when it dies: its calls live on in the database and at the provider. */
function superviseWeb(settings) {
  const args = [
    YOUNG_SPACE,
    "--import",
    pathToFileURL(path.join(root, "scripts/caller-address.mjs")).href,
    "node_modules/next/dist/bin/next",
    isDev ? "dev" : "start",
    "--port",
    String(settings.port),
  ];
  if (settings.host) args.push("--hostname", settings.host);
  let stopping = false;
  let child;
  let crashes = 0;
  const run = () => {
    child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: process.env,
    });
    fs.writeFileSync(path.join(settings.dataDir, "web.pid"), String(child.pid));
    const startedAt = Date.now();
    child.once("exit", (code, signal) => {
      if (stopping) return;
      // Killed from outside, or ended after a while: that is what a supervisor is for. Only one that cannot live counts.
      crashes = signal === "SIGKILL" || Date.now() - startedAt > 60_000 ? 0 : crashes + 1;
      if (crashes > 5) {
        say(`The web server ended ${crashes} times in a row (${signal ?? code}); see what it wrote above.`);
        process.exit(1);
      }
      say(`The web server ended (${signal ?? code}); starting it again.`);
      setTimeout(run, 200 * (crashes + 1));
    });
  };
  run();
  return {
    async ready() {
      const url = `http://127.0.0.1:${settings.port}/api/health`;
      for (const end = Date.now() + 120_000; Date.now() < end; await pause(100))
        if (
          await fetch(url).then(
            (r) => r.ok,
            () => false,
          )
        )
          return;
      throw new Error("the web server did not become ready in two minutes; see what it wrote above.");
    },
    async stop() {
      stopping = true;
      child.kill("SIGTERM");
      const deadline = setTimeout(() => child.kill("SIGKILL"), 8_000);
      if (child.exitCode === null && child.signalCode === null)
        await new Promise((resolve) => child.once("exit", resolve));
      clearTimeout(deadline);
      fs.rmSync(path.join(settings.dataDir, "web.pid"), { force: true });
    },
  };
}

/** A web server whose supervisor was killed would hold the port and answer with old code. */
function endLeftover(pidFile) {
  if (!fs.existsSync(pidFile)) return;
  const pid = Number(fs.readFileSync(pidFile, "utf8"));
  const isOurs = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  if (/next/.test(isOurs)) process.kill(pid, "SIGKILL");
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function onStop(stop) {
  let asked = false;
  const stopOnce = () => {
    if (asked) return;
    asked = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        say(String(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stopOnce);
  whenShellEnds(stopOnce);
}

/** `npm start` hands a signal to its shell, which ends without handing it on: who has lost that shell was told to stop. */
function whenShellEnds(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) stop();
  }, 300).unref();
}
