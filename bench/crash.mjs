// 200 callbacks in flight; the web process (which also runs the jobs), and from the tenth time on PostgreSQL too, are
// killed with -9 at 20 random moments. Nothing may be lost, nobody may be rung for two calls at once, and everybody
// ends with an outcome or an arranged next step. The phone network is a process of its own, like a real one, and is
// the witness.
import { setTimeout as pause } from "node:timers/promises";
import { atMost, hireOperators, report, requestCallback, startProduct } from "./support/product.mjs";

const CALLBACKS = Number(process.env.BENCH_CALLBACKS ?? 200);
const KILLS = Number(process.env.BENCH_KILLS ?? 20);
/** How customers behave: mostly they talk; some are busy, do not answer, reject, or hang up at once. */
const ENDINGS = ["38", "38", "38", "38", "30", "31", "32", "33", "34", "36"];

const product = await startProduct({ speed: 2 });
try {
  await hireOperators(product, 80);
  const asked = Array.from(
    { length: CALLBACKS },
    (_, i) => `+7496${String(10_000 + i).padStart(5, "0")}${ENDINGS[i % ENDINGS.length]}`,
  );
  // Requests come while the killing goes on; like a browser, a client that got no answer asks again with the same key.
  const asking = Promise.all(asked.map((phone, i) => pause(i * 150).then(() => requestUntilTaken(phone))));
  for (let i = 0; i < KILLS; i++) {
    await pause(800 + Math.random() * 3_500);
    kill(product.pids.web());
    if (i >= KILLS / 2) kill(product.pids.postgres());
  }
  const ids = (await asking).map(({ id }) => id);
  const rows = await settled(ids);

  const legs = (await product.history()).filter((leg) => leg.number.startsWith("+7496"));
  const found = new Set(rows.map(({ id }) => id));
  const open = rows.filter((row) => row.outcome === null && !(row.stage === "scheduled" && row.nextStep));
  const silent = rows.filter(
    (row) => row.outcome !== null && row.outcome !== "conversation" && !row.nextStep,
  );
  console.log(
    `outcomes: ${JSON.stringify(tally(rows.map((row) => row.outcome ?? row.stage)))}; customer legs: ${legs.length}`,
  );
  report("crash", [
    atMost("accepted requests lost", ids.filter((id) => !found.has(id)).length, 0, "callbacks"),
    atMost("customers rung for two live calls at once", overlaps(legs), 0, "customers"),
    atMost("without an outcome or an arranged next step", open.length + silent.length, 0, "callbacks"),
    atMost(
      "legs left up after their call",
      legs.filter((leg) => leg.endedAt === null && !inProgress(leg, rows)).length,
      0,
      "legs",
    ),
  ]);
  for (const row of open.slice(0, 5)) console.log("open:", JSON.stringify(row));
} finally {
  await product.stop();
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It was dead already: the supervisor has not brought it back yet.
  }
}

async function requestUntilTaken(phone) {
  for (;;) {
    try {
      return await requestCallback(product, phone);
    } catch {
      await pause(500);
    }
  }
}

/** Waits until every callback is over or waits for a later try; two minutes at most. */
async function settled(ids) {
  for (const end = Date.now() + 180_000; ; await pause(1_000)) {
    const rows = await product
      .query(
        `select id, phone, stage::text, outcome::text, "nextStep", "routingState" from "Callback" where id = any($1)`,
        [ids],
      )
      .catch(() => null);
    const done = rows?.filter((row) => row.stage === "finished" || row.stage === "scheduled");
    if (rows && (done.length === ids.length || Date.now() > end)) return rows;
  }
}

/** Numbers that had two living legs at one moment. */
function overlaps(legs) {
  const byNumber = group(legs);
  return [...byNumber.values()].filter((own) => {
    const sorted = own.toSorted((a, b) => a.placedAt - b.placedAt);
    return sorted.some(
      (leg, i) => i > 0 && (sorted[i - 1].endedAt ?? Number.POSITIVE_INFINITY) > leg.placedAt,
    );
  }).length;
}

function group(legs) {
  const groups = new Map();
  for (const leg of legs) groups.set(leg.number, [...(groups.get(leg.number) ?? []), leg]);
  return groups;
}

function inProgress(leg, rows) {
  return rows.some((row) => row.phone === leg.number && !["finished", "scheduled"].includes(row.stage));
}
function tally(names) {
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
