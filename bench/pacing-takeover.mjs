// What becomes of customers in the smart order when one of two worker processes is killed with -9 while their phones
// ring: how soon the other looks after the team, and how long anybody who answered hears nothing.
import { fork } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { deploy } from "../scripts/migrate.mjs";
import { startPostgres } from "../scripts/postgres.mjs";
import { loadServer } from "./support/load-module.mjs";
import { atMost, report } from "./support/product.mjs";

const KILLS = 3;
const OPERATORS = 10;
/** A process is killed once so many customers' phones ring. */
const RINGING = 4;
const SECRET = "a secret that only this benchmark knows, 32 characters";

const folder = mkdtempSync(path.join(tmpdir(), "perezvon-bench-"));
chmodSync(folder, 0o755);
const database = await startPostgres({ dir: path.join(folder, "postgres"), durable: false });
const workers = [];
let inbox;
let carrier;
try {
  await deploy(database.url);
  inbox = createServer(passOn);
  await new Promise((resolve) => inbox.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    PEREZVON_SECRET: SECRET,
    PEREZVON_LOG_LEVEL: "error",
    PEREZVON_LIMIT_FACTOR: "100000",
  });
  const server = await loadServer(
    "server/platform/db.ts",
    "server/telephony/simulator/carrier.ts",
    "server/testing/shop.ts",
  );
  const webhookUrl = `http://127.0.0.1:${inbox.address().port}`;
  const network = { port: 0, secret: SECRET, webhookUrl, speed: 1, fetch, random: Math.random };
  carrier = await server.startCarrier(network);
  process.env.PEREZVON_SIMULATOR_URL = `http://127.0.0.1:${carrier.port}`;
  const shop = await server.openShop({
    // They pick up after three to five seconds.
    operators: Array.from({ length: OPERATORS }, (_, place) => `0${3 + (place % 3)}`),
    connect: { order: "smart", accept: "answer", operatorRingSeconds: 20, customerRingSeconds: 30 },
  });
  await Promise.all([startWorker(), startWorker()]);
  const { takeovers, ids } = await killWhileTheyRing(server, shop);
  report("pacing-takeover", await judge({ server, takeovers, ids }));
  await server.pool().end();
} finally {
  for (const { child } of workers) child.kill("SIGKILL");
  await carrier?.close();
  inbox?.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

function startWorker() {
  const child = fork(path.join(import.meta.dirname, "support/pacing/worker.mjs"));
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("A worker ended before it began.")));
    child.once("message", (port) => {
      const worker = { child, port, isAlive: true };
      workers.push(worker);
      child.once("exit", (code, signal) => {
        worker.isAlive = false;
        if (signal === null) console.error(`A worker ended by itself, with ${code}.`);
      });
      resolve(worker);
    });
  });
}

/** To one of the workers, as a load balancer does that finds out about a dead one by asking it. */
async function send(url, options) {
  const living = workers.filter(({ isAlive }) => isAlive).sort(() => Math.random() - 0.5);
  for (const { port } of living) {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, options).catch(() => null);
    if (answer) return answer;
  }
  return null;
}

async function passOn(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { "content-length": _, connection, host, ...headers } = request.headers;
  const answer = await send(request.url, { method: request.method, headers, body: Buffer.concat(chunks) });
  response.writeHead(answer?.status ?? 503).end(answer ? await answer.text() : "");
}

async function history() {
  const answer = await fetch(`${process.env.PEREZVON_SIMULATOR_URL}/history`, {
    headers: { authorization: `Bearer ${SECRET}` },
  });
  return (await answer.json()).legs;
}

/** Requests come every second or so; now and then whoever looks after the team is killed, and another is started. */
async function killWhileTheyRing({ db, nextPhone }, shop) {
  const ids = [];
  let isOver = false;
  const asking = (async () => {
    for (let asked = 0; !isOver; asked++) {
      // Customers answer after four to sixteen seconds; one in six lets it ring.
      const ending = asked % 6 === 5 ? "31" : String(4 + ((asked * 5) % 13)).padStart(2, "0");
      ids.push(await ask(shop, nextPhone(ending)));
      await pause(1_300);
    }
  })();
  const takeovers = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(4_000);
    while ((await history()).filter(isRinging).length < RINGING) await pause(50);
    const holderOf = async () =>
      (await db().pacingMemory.findUnique({ where: { teamId: shop.team.id } }))?.heldBy;
    const before = await holderOf();
    const victims = workers.filter(({ isAlive }) => isAlive);
    // Which of the two holds the team is known to the database alone: the first that brings about a change was it.
    const [victim, other] = kill % 2 ? victims.reverse() : victims;
    const at = Date.now();
    victim.child.kill("SIGKILL");
    victim.isAlive = false;
    while (Date.now() < at + 10_000 && (await holderOf()) === before) await pause(50);
    const changed = (await holderOf()) !== before;
    takeovers.push({ at, seconds: changed ? (Date.now() - at) / 1_000 : null, by: other.child.pid });
    await startWorker();
  }
  isOver = true;
  await asking;
  return { takeovers, ids };
}

function isRinging({ seat, answeredAt, endedAt }) {
  return seat === "customer" && answeredAt === null && endedAt === null;
}

async function ask(shop, phone) {
  const intake = {
    body: { siteKey: shop.site.key, phone, consent: true, page: `${shop.site.url}/boots` },
    origin: shop.site.url,
    ip: "203.0.113.7",
    userAgent: "a browser",
    idempotencyKey: phone,
    acceptLanguage: null,
  };
  const answer = await send("/ask", { method: "POST", body: JSON.stringify(intake) });
  return (await answer.json()).id;
}

async function judge({ server, takeovers, ids }) {
  const where = { id: { in: ids } };
  const isOpen = { ...where, stage: { notIn: ["finished", "scheduled"] } };
  for (
    const end = Date.now() + 240_000;
    Date.now() < end && (await server.db().callback.count({ where: isOpen }));
  )
    await pause(500);
  for (const open of await server
    .db()
    .callback.findMany({ where: isOpen, select: { id: true, phone: true, stage: true, nextStep: true } }))
    console.log(
      "open:",
      JSON.stringify(open),
      JSON.stringify(
        await server.db().call.findMany({
          where: { callbackId: open.id },
          select: { phase: true, result: true, provider: true, wantsCustomerSince: true },
        }),
      ),
    );
  const legs = await history();
  const answered = legs.filter(({ seat, answeredAt }) => seat === "customer" && answeredAt !== null);
  const silences = answered.map((leg) => {
    const heard = [...leg.said, ...leg.joins].map(({ at }) => at);
    return (Math.min(leg.endedAt ?? Date.now(), ...heard) - leg.answeredAt) / 1_000;
  });
  const waits = answered.map((leg) => ((leg.joins[0]?.at ?? leg.endedAt) - leg.answeredAt) / 1_000);
  const unmet = answered.filter(({ joins }) => joins.length === 0).length;
  const held = takeovers.flatMap(({ seconds }) => seconds ?? []);
  console.log(
    `${ids.length} requests, ${answered.length} customers answered; the team changed hands ${held.length} times in ` +
      `${KILLS} kills: ${held.map((seconds) => `${seconds.toFixed(1)} s`).join(", ") || "the other one held it"}; ` +
      `longest wait for an operator ${Math.max(...waits).toFixed(1)} s`,
  );
  return [
    atMost(
      "requests that did not come to an end",
      await server.db().callback.count({ where: isOpen }),
      0,
      "requests",
    ),
    atMost("take-over of the team's looks, longest", Math.max(0, ...held), 10, "s"),
    atMost("from a customer's answer to the first word, longest", Math.max(...silences), 2, "s"),
    atMost("customers who answered and met nobody", unmet, 0, "customers"),
    atMost("numbers with two living legs at once", overlaps(legs), 0, "numbers"),
  ];
}

function overlaps(legs) {
  const numbers = [...new Set(legs.map(({ number }) => number))];
  return numbers.filter((number) => {
    const own = legs.filter((leg) => leg.number === number).sort((a, b) => a.placedAt - b.placedAt);
    return own.some((leg, n) => n > 0 && (own[n - 1].endedAt ?? Number.POSITIVE_INFINITY) > leg.placedAt);
  }).length;
}
