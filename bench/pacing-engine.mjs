// How close the whole engine comes to its pacing alone: the same simulated customers and operators once with the bare
// module, and once with the database, the machines, the dispatcher and its memory in between. Time stands still while
// the engine works, so this measures decisions, not the machine it runs on. In the engine operators hear who comes, and
// when they are let go: the bars compare it with a bare module whose operators hear the same; beside it stands one whose
// operators hear nothing.
import { fork } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { deploy } from "../scripts/migrate.mjs";
import { startPostgres } from "../scripts/postgres.mjs";
import { loadModule, loadServer } from "./support/load-module.mjs";
import { SPEECH, simulateEngine } from "./support/pacing/engine-world.mjs";
import { operatorFirst } from "./support/pacing/operator-first.mjs";
import { SCENARIOS } from "./support/pacing/scenarios.mjs";
import { simulate } from "./support/pacing/simulate.mjs";
import { report } from "./support/product.mjs";

/** Names of scenarios; `--seed N` takes others, `--hours N` runs longer, and with less chance in it. */
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { seed: { type: "string" }, hours: { type: "string" }, json: { type: "boolean" } },
});
const SEED = Number(values.seed ?? 501);
const HOURS = Number(values.hours ?? 1.25);
const TEAMS = positionals.length > 0 ? positionals : ["medium"];
/** Time for notes is fixed in the product. */
const WRAP_UP = [15, 0];
/** Lots of operators' pick-ups that the bare module is given. */
const DRAWS = 12;

const { createPacing, INTRODUCTION_MS, LEAST_MS } = await loadModule(
  "core/pacing/pacing.ts",
  "core/call/introduce.ts",
);

if (TEAMS.length > 1) {
  const bars = [];
  for (const name of TEAMS) bars.push(...(await inProcessOfItsOwn(name)));
  report("pacing-engine", bars);
} else {
  const bars = await measure(teamOf(TEAMS[0]));
  if (process.send) process.send(bars);
  else report("pacing-engine", bars);
}

/** Each has a database and a clock of its own: a second one in them would begin before the first one ended. */
function inProcessOfItsOwn(name) {
  const child = fork(import.meta.filename, [name, "--seed", String(SEED), "--hours", String(HOURS)]);
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => code !== 0 && reject(new Error(`${name} ended with ${code}`)));
  });
}

async function measure(team) {
  const folder = mkdtempSync(path.join(tmpdir(), "perezvon-bench-"));
  chmodSync(folder, 0o755);
  const server = await startPostgres({ dir: path.join(folder, "postgres"), durable: false });
  try {
    await deploy(server.url);
    Object.assign(process.env, {
      DATABASE_URL: server.url,
      PEREZVON_SECRET: "a secret that only this benchmark knows, 32 characters",
      PEREZVON_LOG_LEVEL: "error",
      PEREZVON_LIMIT_FACTOR: "100000",
      PEREZVON_SIMULATOR_URL: "http://127.0.0.1:9",
    });
    const engine = await loadServer(
      "server/testing/shop.ts",
      "server/callbacks/intake/request-callback.ts",
      "server/engine/follow-up.ts",
      "server/engine/sweep.ts",
      "server/engine/take-events.ts",
      "server/platform/db.ts",
      "server/platform/once-per-process.ts",
    );
    waitForNobody();
    const bars = await compare(team, engine);
    await engine.pool().end();
    return bars;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function teamOf(name) {
  const team = SCENARIOS.find((one) => one.name === name);
  if (!team)
    throw new Error(`There is no scenario "${name}": ${SCENARIOS.map((one) => one.name).join(", ")}.`);
  const pools = team.pools.map((pool) => ({ ...pool, work: { ...pool.work, wrapUp: WRAP_UP } }));
  return { ...team, pools, end: HOURS * 3600, warmUp: 900 };
}

async function compare(team, engine) {
  const led = simulate(team, SEED, operatorFirst());
  const bare = bareRuns(team);
  const spoken = { introduction: INTRODUCTION_MS / 1000, least: LEAST_MS / 1000, farewell: SPEECH };
  const alike = bareRuns({ ...team, spoken });
  const began = process.hrtime.bigint();
  const whole = await simulateEngine(team, SEED, engine);
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(`${team.name}: ${HOURS} h in ${took.toFixed(0)} s`);
  for (const [who, run] of Object.entries({
    "operator first": led,
    "bare module": bare,
    "bare, with what operators hear": alike,
    engine: whole,
  })) {
    console.log(
      `  ${who.padEnd(31)} ${run.connects.toFixed(0)} conversations, ${run.unproductive.toFixed(2)} s of operators lost each` +
        `${run.chance ? ` (± ${run.chance.toFixed(2)})` : ""}, ${run.abandoned.toFixed(2)} % abandoned, ` +
        `${run.toConversation.toFixed(1)} s to a conversation`,
    );
    const uses = Object.entries(run.spent).map(
      ([use, { times, seconds }]) =>
        `${use} ${(seconds / run.connects).toFixed(2)} s (${times.toFixed(0)} times)`,
    );
    console.log(`    ${uses.join(", ")}`);
  }
  const { times, seconds } = whole.introductions;
  console.log(
    `  of the engine's waiting operators ${times} heard who comes, ${(seconds / Math.max(1, times)).toFixed(2)} s each; ` +
      `by the bare module without that: operators' time lost ${(whole.unproductive / bare.unproductive).toFixed(3)} times, ` +
      `request to conversation ${(whole.toConversation / bare.toConversation).toFixed(3)} times`,
  );
  const name = (what) => `${team.name}: ${what}`;
  return [
    within(name("operators' time lost, engine by bare module"), whole.unproductive / alike.unproductive),
    within(name("conversations, engine by bare module"), whole.connects / alike.connects),
    within(
      name("request to conversation, engine by bare module"),
      whole.toConversation / alike.toConversation,
    ),
    {
      name: name("abandoned"),
      value: round(whole.abandoned),
      limit: 1.5,
      unit: "%",
      ok: whole.abandoned <= 1.5,
    },
  ];
}

/**
 * The bare module's figures on the same customers, as means over several lots of the operators' pick-ups: chance alone
 * makes a few parts in a hundred of one run's lost time (`chance`: its standard deviation).
 */
function bareRuns(team) {
  const runs = Array.from({ length: DRAWS }, (_, draw) => {
    const operators = team.operators.map((one) => ({ ...one, id: `${one.id}/${draw}` }));
    return simulate({ ...team, operators }, SEED, createPacing());
  });
  const mean = (read) => runs.reduce((sum, run) => sum + read(run), 0) / DRAWS;
  const lost = mean((run) => run.unproductive);
  const spent = {};
  for (const run of runs)
    for (const [use, { times, seconds }] of Object.entries(run.spent)) {
      spent[use] ??= { times: 0, seconds: 0 };
      spent[use].times += times / DRAWS;
      spent[use].seconds += seconds / DRAWS;
    }
  return {
    connects: mean((run) => run.connects),
    unproductive: lost,
    chance: Math.sqrt(mean((run) => (run.unproductive - lost) ** 2)),
    abandoned: mean((run) => run.abandoned),
    toConversation: mean((run) => run.toConversation),
    spent,
  };
}

/** Within five parts in a hundred, or better. */
function within(name, value) {
  const isGood = name.includes("conversations") ? value >= 0.95 : value <= 1.05;
  return {
    name,
    value: round(value),
    limit: name.includes("conversations") ? 0.95 : 1.05,
    unit: "times",
    ok: isGood,
  };
}

function round(value) {
  return Number(value.toFixed(3));
}

/** What the engine gathers for some milliseconds of life would hold up a clock that stands still. */
function waitForNobody() {
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = Object.assign(
    (task, ms, ...rest) => (ms <= 100 ? wait(task, 0, ...rest) : wait(task, ms, ...rest)),
    wait,
  );
}
