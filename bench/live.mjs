// The live line: from a stage's beginning to 100 managers' boards, and from a placed leg to its operator's console (50
// open). Both are measured from before the commit that tells of it: from the moment that the phone network or the
// request itself names. The simulator's clock runs 15 times as fast, so that operators come free; our own work does not.
import { setTimeout as pause } from "node:timers/promises";
import { signInAsDemo, watch } from "./support/live-line.mjs";
import {
  atMost,
  hireOperators,
  percentile,
  report,
  requestCallback,
  startProduct,
} from "./support/product.mjs";

const WATCHERS = Number(process.env.BENCH_WATCHERS ?? 100);
const CONSOLES = Number(process.env.BENCH_CONSOLES ?? 50);
const PER_SECOND = Number(process.env.BENCH_RATE ?? 4);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
/** A process that has just started compiles its own code while it serves. */
const WARM_UP = 60;

const product = await startProduct({ speed: 15 });
const closes = [];
try {
  await hireOperators(product, CONSOLES);
  await giveConsoles(CONSOLES);
  for (let i = 0; i < WARM_UP; i++) {
    requestCallback(product, numberOf(i)).catch(() => undefined);
    await pause(120);
  }

  const boards = [];
  const manager = await signInAsDemo(product.url, "manager");
  for (let i = 0; i < WATCHERS; i++) boards.push(await watchBoard(manager));
  const shown = new Map();
  for (let i = 1; i <= CONSOLES; i++)
    await watchConsole(await signInAsDemo(product.url, `bench-${i}`), shown);
  await pause(3_000);

  const from = Date.now();
  for (let i = 0; i < PER_SECOND * SECONDS; i++) {
    await pause(Math.max(0, from + (i * 1000) / PER_SECOND - Date.now()));
    requestCallback(product, numberOf(WARM_UP + i)).catch((error) => console.log("refused:", error.message));
  }
  await pause(5_000);

  const stages = boards.flatMap((told) => told.filter(({ at }) => at >= from).map(({ afterMs }) => afterMs));
  const legs = (await product.history()).filter(
    ({ legId, placedAt }) => legId.includes(".o") && placedAt >= from,
  );
  const consoles = legs.flatMap(({ legId, placedAt }) =>
    shown.has(legId) ? [shown.get(legId) - placedAt] : [],
  );
  console.log(
    `${stages.length} stages told to ${WATCHERS} boards, ${consoles.length} of ${legs.length} calls to consoles`,
  );
  report("live", [
    atMost("calls that no console showed", legs.length - consoles.length, 0, "calls"),
    atMost(`stage begins → on ${WATCHERS} boards, p95`, percentile(stages, 0.95), 300, "ms"),
    atMost(`leg placed → on its console (${CONSOLES} open), p95`, percentile(consoles, 0.95), 300, "ms"),
  ]);
} finally {
  for (const close of closes) close();
  await product.stop();
}

/** Members with consoles of their own for the hired operators. */
async function giveConsoles(count) {
  await product.query(
    `with hired as (select o.id, o."workspaceId", substring(o.id from 7) as n from "Operator" o where o.id like 'bench-%'),
          people as (insert into "User" (id, email, name)
                     select 'bench-user-' || n, 'bench-' || n || '@demo.perezvon.example', 'Operator ' || n from hired),
          members as (insert into "Member" (id, "workspaceId", "userId", role)
                      select 'bench-member-' || n, "workspaceId", 'bench-user-' || n, 'operator' from hired)
     select count(*) from hired where n::int <= $1`,
    [count],
  );
  await product.query(
    `update "Operator" set "memberId" = 'bench-member-' || substring(id from 7) where id like 'bench-%'`,
  );
}

/** @returns when each stage began, and how long after that it was on this board */
async function watchBoard(cookie) {
  const told = [];
  const known = new Map();
  const take = (parts, isNews) => {
    const now = Date.now();
    for (const [key, part] of Object.entries(parts)) {
      if (!key.startsWith("request:")) continue;
      const before = known.get(key) ?? 0;
      known.set(key, part.stages.length);
      for (const { at } of isNews ? part.stages.slice(before) : [])
        told.push({ at: Date.parse(at), afterMs: now - Date.parse(at) });
    }
  };
  closes.push(
    await watch(product.url, "board", cookie, (event, data) => {
      take(event === "whole" ? data.parts : data.set, event === "difference");
    }),
  );
  return told;
}

/** Notes when a leg was first seen on the operator's console. */
async function watchConsole(cookie, shown) {
  closes.push(
    await watch(product.url, "console", cookie, (event, data) => {
      for (const { call } of Object.values(event === "whole" ? data.parts : data.set))
        if (call?.leg && !shown.has(call.leg.id)) shown.set(call.leg.id, Date.now());
    }),
  );
}

/** Customers who answer after five seconds of the simulator's clock and talk for twenty (…05); each another number. */
function numberOf(i) {
  return `+7495${String(20_000 + i).padStart(5, "0")}05`;
}
