// From an accepted request to the operator's leg at the provider, and from an answered leg to the join, at 20 requests
// a second for a minute. The simulator's clock runs 15 times as fast, so that operators come free; our own work does not.
import { setTimeout as pause } from "node:timers/promises";
import {
  atMost,
  hireOperators,
  percentile,
  report,
  requestCallback,
  startProduct,
} from "./support/product.mjs";

const PER_SECOND = Number(process.env.BENCH_RATE ?? 20);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
/** A process that has just started compiles its own code while it serves: measured is one that has served for a while. */
const WARM_UP = 300;

const product = await startProduct({ speed: 15 });
try {
  await hireOperators(product, 700);
  for (let i = 0; i < WARM_UP; i++) {
    requestCallback(product, numberOf(i)).catch(() => undefined);
    await pause(100);
  }
  await pause(3_000);

  const accepted = new Map();
  const failures = [];
  const pending = [];
  const begin = Date.now();
  for (let i = 0; i < PER_SECOND * SECONDS; i++) {
    await pause(Math.max(0, begin + (i * 1000) / PER_SECOND - Date.now()));
    const phone = numberOf(WARM_UP + i);
    pending.push(
      requestCallback(product, phone).then(
        ({ id }) => accepted.set(id, phone),
        (error) => failures.push(error.message),
      ),
    );
  }
  await Promise.all(pending);
  await pause(10_000);

  const rows = await product.query(
    `select cb.id, extract(epoch from cb."requestedAt") * 1000 as asked, l.id as leg
       from "Callback" cb join "Call" c on c."callbackId" = cb.id join "Leg" l on l."callId" = c.id
      where cb.id = any($1) and l.id like '%.o1'`,
    [[...accepted.keys()]],
  );
  const legs = new Map((await product.history()).map((leg) => [leg.legId, leg]));
  const placed = rows.flatMap(({ asked, leg }) =>
    legs.has(leg) ? [legs.get(leg).placedAt - Number(asked)] : [],
  );
  const joined = [...legs.values()]
    .filter((leg) => leg.legId.endsWith(".c1") && leg.joins.length > 0)
    .map((leg) => leg.joins[0].at - leg.answeredAt);
  if (failures.length) console.log("refused:", [...new Set(failures)].slice(0, 5));
  console.log(`${accepted.size} accepted, ${placed.length} operators rung, ${joined.length} joined`);
  report("intake", [
    atMost("requests not taken or not rung", PER_SECOND * SECONDS - placed.length, 0, "requests"),
    atMost("accepted → operator's leg placed, p50", percentile(placed, 0.5), 50, "ms"),
    atMost("accepted → operator's leg placed, p99", percentile(placed, 0.99), 250, "ms"),
    atMost("leg answered → joined, p50", percentile(joined, 0.5), 50, "ms"),
    atMost("leg answered → joined, p99", percentile(joined, 0.99), 50, "ms"),
  ]);
} finally {
  await product.stop();
}

/** Customers who answer after five seconds of the simulator's clock and talk for twenty (…05); each another number. */
function numberOf(i) {
  return `+7495${String(10_000 + i).padStart(5, "0")}05`;
}
