// 50, then 200 callbacks at once through the product, a real Asterisk and softphones on this machine: sound both ways, how long each step takes, and how much processor the product needs.
// What a step takes is measured at the telephones: from what somebody did there to what is seen or heard there.
import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { installAsterisk } from "../scripts/telephony-lab/install-asterisk.mjs";
import { startAsterisk } from "../scripts/telephony-lab/start-asterisk.mjs";
import { cpuSeconds, familyOf } from "./support/cpu.mjs";
import {
  atMost,
  hireOperators,
  percentile,
  report,
  requestCallback,
  startProduct,
} from "./support/product.mjs";

const LEVELS = (process.env.BENCH_CALLS ?? "50,200").split(",").map(Number);
const STEP_LIMIT_MS = (level) => (level <= 50 ? 50 : 250);
/** Callbacks a second. */
const RATE = 10;
/** What a callback takes besides its talk: reactions at the phones, keys. */
const AROUND_MS = 3_000;
const WARM_UP = 10;
const OPERATORS = "+7499";
const PACKETS_PER_SECOND = 50;

const { root, missing } = installAsterisk({ log: console.log });
if (missing) {
  console.error(`This benchmark needs a real Asterisk: ${missing}`);
  process.exit(1);
}
const most = Math.max(...LEVELS);
/** Long enough for all of them to talk at once. */
const talkMs = (1_000 * most) / RATE + AROUND_MS + 10_000;
const phones = fork(path.join(import.meta.dirname, "support/telephones.mjs"), [String(talkMs), OPERATORS]);
const [{ port }] = await once(phones, "message");
const asterisk = await startAsterisk({ root, numbers: port });
const bars = [];
/** The last five digits but two of the next customer's number. */
let asked = 10_000;
let product;
try {
  product = await startProduct({ speed: 1 });
  // Each is rung once: who has just talked rests for a while.
  await hireOperators(product, WARM_UP + LEVELS.reduce((sum, level) => sum + level, 0) + most);
  await callThroughAsterisk();
  // The first calls of a process are slow: code is compiled, connections are made.
  await play(WARM_UP, "warm up");
  for (const level of LEVELS) bars.push(...judge(level, await play(level, `${level} at once`)));
} finally {
  phones.send("close");
  await product?.stop();
  await asterisk.stop();
}
report("calls", bars);

async function callThroughAsterisk() {
  const settings = {
    url: asterisk.url,
    username: asterisk.username,
    password: asterisk.password,
    endpoint: asterisk.endpoint,
    soundsFolder: path.join(product.dataDir, "announcements"),
  };
  await product.query(
    `insert into "TelephonyAccount" (id, "workspaceId", provider, name, settings, rank, "webhookKey")
     select 'bench', "workspaceId", 'asterisk', 'Asterisk', $1, 1, 'bench' from "Team" where name = 'Outlet'`,
    [settings],
  );
  for (const end = Date.now() + 15_000; ; await pause(200)) {
    const [open] = await product.query('select 1 from "AccountListener" where "openSince" is not null');
    if (open) return pause(3_500);
    if (Date.now() > end) throw new Error(`nobody listens to Asterisk:\n${product.log()}`);
  }
}

/** So many callbacks, begun at RATE, until all of their calls are over. */
async function play(count, what) {
  phones.send("forget");
  const started = Date.now();
  const requests = [];
  const cpu = measureCpu();
  for (let i = 0; i < count; i++) {
    asked += 1;
    const request = requestUntilTaken(`+7496${asked}38`);
    // Waited for below; until then a failure is nobody's fault.
    request.catch(() => undefined);
    requests.push(request);
    await pause(Math.max(0, started + ((i + 1) * 1_000) / RATE - Date.now()));
  }
  const asking = await Promise.all(requests);
  const ids = asking.map(({ id }) => id);
  await pause(AROUND_MS);
  const cores = cpu.cores();
  const calls = await over(ids, talkMs + 60_000);
  phones.send("report");
  const [records] = await once(phones, "message");
  console.log(
    `${what}: ${Math.round((Date.now() - started) / 1000)} s; ${cores.toFixed(2)} cores while they begin`,
  );
  return {
    calls,
    asking,
    cores,
    wholeCores: cpu.cores(),
    phones: new Map(records.map((one) => [one.number, one])),
  };
}

/** Like a browser that got no answer: again, with the same key. Five times at most. */
async function requestUntilTaken(phone) {
  for (let tries = 1; ; tries++) {
    try {
      return await requestCallback(product, phone);
    } catch (error) {
      if (tries === 5) throw error;
      await pause(500);
    }
  }
}

function measureCpu() {
  const pids = familyOf([product.pid, product.pids.postgres()]);
  const from = { seconds: cpuSeconds(pids), at: Date.now() };
  return {
    cores: () =>
      (cpuSeconds(familyOf([product.pid, product.pids.postgres()])) - from.seconds) /
      ((Date.now() - from.at) / 1_000),
  };
}

async function over(ids, patienceMs) {
  for (const end = Date.now() + patienceMs; ; await pause(1_000)) {
    const calls = await product.query(
      `select cb.id, cb.phone as customer, o.phone as operator, c.result, c."joinedAt", c."endedAt"
         from "Callback" cb join "Call" c on c."callbackId" = cb.id left join "Operator" o on o.id = c."operatorId"
        where cb.id = any($1)`,
      [ids],
    );
    if (calls.filter(({ endedAt }) => endedAt).length === ids.length || Date.now() > end) return calls;
  }
}

function judge(level, { calls, asking, cores, phones: at }) {
  const pairs = calls.map((call) => ({
    call,
    operator: at.get(call.operator),
    customer: at.get(call.customer),
  }));
  const talks = pairs.filter(({ call }) => call.result === "conversation");
  const bothWays = talks.filter(
    ({ operator, customer }) => hears(operator, customer) && hears(customer, operator),
  );
  const requestedAt = new Map(asking.map(({ id, at: when }) => [id, when]));
  const steps = {
    "asked to the operator's phone ringing": talks.map(
      ({ call, operator }) => operator.invitedAt - requestedAt.get(call.id),
    ),
    "accepted to the customer's phone ringing": talks.map(
      ({ operator, customer }) => customer.invitedAt - operator.acceptedAt,
    ),
    "answered to hearing each other": talks.map(({ customer }) => customer.heardAt - customer.answeredAt),
  };
  const atOnce = mostAtOnce(talks.map(({ call }) => [call.joinedAt.getTime(), call.endedAt.getTime()]));
  console.log(
    `most talks at one moment: ${atOnce}; results: ${JSON.stringify(tally(calls.map(({ result }) => result)))}`,
  );
  return [
    atMost(`${level}: callbacks that became no conversation`, level - talks.length, 0, "calls"),
    atMost(`${level}: without 95 % of the sound both ways`, talks.length - bothWays.length, 0, "calls"),
    ...Object.entries(steps).map(([name, values]) =>
      atMost(`${level}: ${name}, p95`, percentile(values, 0.95), STEP_LIMIT_MS(level), "ms"),
    ),
    atMost(`${level}: the product's processor time while the calls begin`, cores, 1, "cores"),
  ];
}

/** In the seconds in which both were on the line, the first and the last of them left out. */
function hears(one, other) {
  if (!one || !other) return false;
  const from = Math.max(one.samples[0]?.[0], other.samples[0]?.[0]) + 1_500;
  const inside = one.samples.filter(
    ([time]) => time >= from && time <= Math.min(one.endedAt, other.endedAt) - 1_000,
  );
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last || last[0] - first[0] < 2_000) return false;
  return last[2] - first[2] >= 0.95 * PACKETS_PER_SECOND * ((last[0] - first[0]) / 1_000);
}

function mostAtOnce(spans) {
  const moments = spans
    .flatMap(([from, to]) => [
      [from, 1],
      [to, -1],
    ])
    .sort((a, b) => a[0] - b[0]);
  let now = 0;
  let highest = 0;
  for (const [, change] of moments) {
    now += change;
    highest = Math.max(highest, now);
  }
  return highest;
}

function tally(names) {
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
