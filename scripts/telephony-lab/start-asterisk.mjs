// Starts a private Asterisk in a folder of its own, on ports of this machine that are free.
import { spawn, spawnSync } from "node:child_process";
import dgram from "node:dgram";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { asteriskConfig } from "./asterisk-config.mjs";
import { asteriskCommand } from "./install-asterisk.mjs";

const READY_MS = 15_000;
/** One that has an unanswered INVITE may wait long for it. */
const STOP_MS = 2_000;

const USERNAME = "perezvon";
const PASSWORD = "only-on-this-machine";

/**
 * @param {{ root: string, numbers: number, operators?: Record<string, number>, incoming?: Record<string, string> }} options
 *   `root` of installAsterisk; ports of the phones: see asteriskConfig
 */
export async function startAsterisk({ root, numbers, operators = {}, incoming = {} }) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "asterisk-run-"));
  const ports = { http: await freeTcpPort(), sip: await freeUdpPort(), rtp: firstOfRtp() };
  const phones = { numbers, operators, incoming };
  const config = asteriskConfig({ ...ports, ...phones, username: USERNAME, password: PASSWORD });
  writeFiles(dir, root, config);
  let child = await boot(root, dir);

  const kill = async (signal = "SIGKILL") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(timer);
  };
  return {
    url: `http://127.0.0.1:${ports.http}`,
    username: USERNAME,
    password: PASSWORD,
    endpoint: "PJSIP/{number}@trunk",
    /** UDP port at which it takes calls. */
    sip: ports.sip,
    webSocketUrl: `ws://127.0.0.1:${ports.http}/ws`,
    pid: () => child.pid,
    /** Ends it at once, as a power cut does. */
    kill,
    /** Again, on the same ports. */
    async start() {
      child = await boot(root, dir);
    },
    async stop() {
      await kill("SIGTERM");
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

function writeFiles(dir, root, config) {
  const { modules, data } = asteriskCommand(root);
  for (const name of ["etc", "db", "spool/recording", "spool/tmp", "run", "log", "keys", "cache"])
    fs.mkdirSync(path.join(dir, name), { recursive: true });
  const main = `[directories]
astetcdir => ${dir}/etc
astmoddir => ${modules}
astvarlibdir => ${dir}/db
astdbdir => ${dir}/db
astkeydir => ${dir}/keys
astcachedir => ${dir}/cache
astdatadir => ${data}
astagidir => ${dir}/agi
astspooldir => ${dir}/spool
astrundir => ${dir}/run
astlogdir => ${dir}/log
astsbindir => ${root}/usr/sbin

[options]
documentation_language = en_US
nocolor = yes
hideconnect = yes
maxfiles = 65536
`;
  for (const [name, text] of Object.entries({ ...config, "asterisk.conf": main }))
    fs.writeFileSync(path.join(dir, "etc", name), text);
}

async function boot(root, dir) {
  const { command, args } = asteriskCommand(root);
  const withConfig = [...args, "-C", path.join(dir, "etc/asterisk.conf")];
  const log = fs.openSync(path.join(dir, "log/stdout"), "a");
  const child = spawn(command, [...withConfig, "-f", "-n", "-q"], { stdio: ["ignore", log, log] });
  fs.closeSync(log);
  for (const end = Date.now() + READY_MS; !isBooted(command, withConfig); ) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`Asterisk did not start:\n${fs.readFileSync(path.join(dir, "log/stdout"), "utf8")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

const isBooted = (command, args) =>
  spawnSync(command, [...args, "-rx", "core waitfullybooted"], { encoding: "utf8" }).stdout.includes(
    "fully booted",
  );

async function freeTcpPort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function freeUdpPort() {
  const socket = dgram.createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Below what systems give away by themselves. Two Asterisks at once may meet there; each looks for a free pair. */
const firstOfRtp = () => 10_000 + 2_000 * (process.pid % 10);
