// How well legs are paced: operators' time lost, customers abandoned and conversations begun, by simulated teams.
// Each of ten teams is compared with operators who lead and with a dispatcher who knows the future, on the same customers;
// then come teams that nothing was tuned for, a start from nothing, events that are lost or repeated, what learning costs,
// and whether the risks that it takes are the risks that it foretells.
import { loadModule } from "./support/load-module.mjs";
import { clairvoyant } from "./support/pacing/clairvoyant.mjs";
import { foretelling, learnedByKnown } from "./support/pacing/gates.mjs";
import { operatorFirst } from "./support/pacing/operator-first.mjs";
import { randomOf } from "./support/pacing/random.mjs";
import { coldStart, SCENARIOS, unseen } from "./support/pacing/scenarios.mjs";
import { simulate } from "./support/pacing/simulate.mjs";

const pacing = await loadModule(
  "core/pacing/pacing.ts",
  "core/pacing/pool-record.ts",
  "core/pacing/abandonment-price.ts",
);
const { createPacing } = pacing;

/** Not the seeds that anything was tuned on. `--seed N` takes others. */
const FIRST_SEED = Number(process.argv[process.argv.indexOf("--seed") + 1]) || 501;
const SEEDS = [0, 1, 2].map((more) => FIRST_SEED + more);
/** Most of the operators' time lost, least of the clairvoyant's conversations, most of the time to a conversation. */
const LIMITS = {
  tiny: [1.05, 0.965, 0.85],
  small: [0.95, 0.975, 0.75],
  medium: [0.72, 0.98, 0.65],
  lowanswer: [0.6, 0.98, 0.6],
  busy: [0.62, 0.97, 0.45],
  large: [0.42, 0.96, 0.4],
  saturated: [0.55, 0.87, 1],
  soft: [0.08, 0.98, 0.96],
  drift: [0.82, 0.975, 0.75],
  multipool: [0.65, 0.97, 0.78],
};

/** Fewer than so many, foretold or found, say nothing. */
const TELLING = 30;

const foretold = foretelling();
const bars = [
  ...SCENARIOS.flatMap(compare),
  ...unseenTeams(),
  fromNothing(),
  badEvents(),
  ...learning(),
  ...calibration(),
];

for (const { name, value, limit, unit, ok } of bars)
  console.log(`${ok ? "ok  " : "MISS"} ${name.padEnd(58)} ${value} ${unit} (bar ${limit})`);
console.log(`${bars.filter(({ ok }) => ok).length} of ${bars.length} bars kept, seeds ${SEEDS.join(", ")}.`);
if (process.argv.includes("--json")) console.log(JSON.stringify({ name: "pacing", bars }));
if (bars.some(({ ok }) => !ok)) process.exitCode = 1;

function compare(scenario) {
  const { name } = scenario;
  const runs = SEEDS.map((seed) => ({
    ours: simulate(scenario, seed, foretold.watch(createPacing(), scenario)),
    theirs: simulate(scenario, seed, operatorFirst()),
    bound: clairvoyant(scenario, seed),
  }));
  const sum = (read) => runs.reduce((total, run) => total + read(run), 0);
  const ratio = (what) => sum(({ ours }) => ours[what]) / sum(({ theirs }) => theirs[what]);
  const conversations = sum(({ ours }) => ours.connects) / sum(({ bound }) => bound.connects);
  const mean = (read) => sum(read) / runs.length;
  const byPool = scenario.pools.map((_, place) => mean(({ ours }) => ours.byPool[place]));
  const [lost, share, wait] = LIMITS[name];
  return [
    atMost(`${name}: operators' time lost, by operator first`, ratio("unproductive"), lost, "times"),
    atLeast(`${name}: conversations, by the clairvoyant's`, conversations, share, "times"),
    atMost(`${name}: request to conversation, by operator first`, ratio("toConversation"), wait, "times"),
    atLeast(`${name}: requests that become conversations, same`, ratio("connectRate"), 0.99, "times"),
    atMost(
      `${name}: abandoned`,
      mean(({ ours }) => ours.abandoned),
      1,
      "%",
    ),
    atMost(`${name}: abandoned, worst seed`, Math.max(...runs.map(({ ours }) => ours.abandoned)), 1.5, "%"),
    ...(byPool.length > 1 ? [atMost(`${name}: abandoned, worst pool`, Math.max(...byPool), 1.5, "%")] : []),
    atMost(
      `${name}: customers on the line wait, p95`,
      mean(({ ours }) => ours.waitP95),
      2,
      "s",
    ),
    atMost(
      `${name}: a decision`,
      mean(({ ours }) => ours.microseconds),
      1000,
      "µs",
    ),
  ];
}

function unseenTeams() {
  const draws = Array.from({ length: 20 }, (_, draw) => {
    const name = `unseen-${draw}`;
    const team = unseen(name, randomOf(`${FIRST_SEED}/${name}`));
    return simulate(team, FIRST_SEED, foretold.watch(createPacing(), team)).abandoned;
  });
  const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
  return [
    atMost("20 teams that nothing was tuned for: abandoned", mean, 1.5, "%"),
    atMost("20 teams that nothing was tuned for: worst", Math.max(...draws), 3, "%"),
  ];
}

/** The first 200 customers who answer, over several starts. */
function fromNothing() {
  let answered = 0;
  let abandoned = 0;
  for (const seed of SEEDS) {
    const pacing = createPacing();
    const first = new Set();
    simulate(coldStart(), seed, {
      observe(event) {
        if (event.type === "customerAnswered" && first.size < 200) first.add(event.customer);
        if (event.type === "customerAbandoned" && first.has(event.customer)) abandoned++;
        pacing.observe(event);
      },
      decide: pacing.decide,
    });
    answered += first.size;
  }
  return atMost("the first 200 answers of a new team: abandoned", (100 * abandoned) / answered, 3, "%");
}

/** A tenth of the events never arrives, a tenth twice. */
function badEvents() {
  const random = randomOf(`${FIRST_SEED}/bad-events`);
  const [team] = SCENARIOS.filter(({ name }) => name === "multipool");
  const pacing = createPacing();
  const { neglected } = simulate(team, FIRST_SEED, {
    observe(event) {
      const luck = random();
      if (luck > 0.1) pacing.observe(event);
      if (luck > 0.9) pacing.observe(event);
    },
    decide: pacing.decide,
  });
  return atMost("bad events: looks that left a customer to free operators", neglected, 0, "looks");
}

function teamOf(name) {
  return SCENARIOS.find((one) => one.name === name);
}

/** What it costs to learn how long things take, beside knowing it from the start. */
function learning() {
  return ["medium", "busy"].map((name) => {
    const times = learnedByKnown(teamOf(name), SEEDS, pacing);
    return atMost(`${name}: operators' time lost, learned by known`, times, 1.05, "times");
  });
}

/**
 * Risks that customers were dialled with, beside what came of them, over all teams above. Printed with what chance alone
 * would make of as many as were found (95 %, Poisson); bins in which nearly nothing is expected are printed only.
 */
function calibration() {
  return foretold.bins.flatMap(({ upTo, foretold, answered, abandoned }) => {
    const spread = 1.96 * Math.sqrt(Math.max(1, abandoned));
    const percent = Number((100 * upTo).toFixed(1));
    console.log(
      `risks up to ${percent} %: of ${answered} who answered ${foretold.toFixed(1)} were foretold to find nobody, ` +
        `${abandoned} did (${Math.max(0, abandoned - spread).toFixed(0)} to ${(abandoned + spread).toFixed(0)})`,
    );
    if (Math.max(foretold, abandoned) < TELLING) return [];
    const off = Math.min(99, Math.max(abandoned / foretold, foretold / Math.max(1e-9, abandoned)));
    return [atMost(`risks up to ${percent} %: foretold and found are apart by`, off, 2, "times")];
  });
}

function atMost(name, value, limit, unit) {
  return { name, value: Number(value.toFixed(3)), limit, unit, ok: value <= limit };
}

function atLeast(name, value, limit, unit) {
  return { name, value: Number(value.toFixed(3)), limit, unit, ok: value >= limit };
}
