/** How fast display rules are decided: a program of 100 nodes on 1,000 visitors, beside other engines and plain code. */
import { GrowthBookClient } from "@growthbook/growthbook";
import jsonLogic from "json-logic-js";
import { Engine } from "json-rules-engine";
import { flowOf, plainCode, RULES, seeded, visitors } from "./support/display-rules.mjs";
import { loadModule } from "./support/load-module.mjs";

const core = await loadModule("core/flow/compile.ts", "core/flow/runtime/evaluate.ts");
const document = flowOf(RULES);
const compiled = core.compile(document);
if (!compiled.ok) throw new Error(`The rules do not compile: ${JSON.stringify(compiled.issues)}`);
// As the widget gets it.
const program = JSON.parse(JSON.stringify(compiled.program));
const facts = visitors(1_000, seeded(7));

const engines = {
  perezvon: (visitor) => core.evaluate(program, visitor).decision,
  "plain code": plainCode(RULES),
  "json-logic-js": withJsonLogic(),
  growthbook: withGrowthbook(),
};
const jsonRules = withJsonRulesEngine();

const expected = facts.map(engines["plain code"]);
for (const [name, decide] of Object.entries(engines)) agree(name, facts.map(decide));
const slowAnswers = [];
for (const visitor of facts) slowAnswers.push(await jsonRules(visitor));
agree("json-rules-engine", slowAnswers);

const times = { ...measureAll(), "json-rules-engine": await measureJsonRules() };
const perVisitor = (name) => times[name] / facts.length;
const faster = (name, limit) => {
  const value = Number((times[name] / times.perezvon).toFixed(1));
  return { name: `faster than ${name}`, value, limit, unit: "times", ok: value >= limit };
};
const behind = Number((times.perezvon / times["plain code"]).toFixed(2));
const bars = [
  faster("json-rules-engine", 200),
  faster("json-logic-js", 5),
  faster("growthbook", 15),
  { name: "slower than plain code", value: behind, limit: 3, unit: "times", ok: behind <= 3 },
];

console.log(
  `${document.nodes.length} nodes, ${facts.length} visitors, ${new Set(expected).size} different answers`,
);
for (const name of Object.keys(times))
  console.log(`     ${name.padEnd(28)} ${perVisitor(name).toFixed(3).padStart(9)} µs a visitor`);
for (const { name, value, limit, ok } of bars)
  console.log(`${ok ? "ok  " : "MISS"} ${name.padEnd(28)} ${value} times, bar ${limit}`);
if (process.argv.includes("--json")) console.log(JSON.stringify({ name: "flow-eval", bars }));
if (bars.some(({ ok }) => !ok)) process.exitCode = 1;

function agree(name, answers) {
  const at = answers.findIndex((answer, place) => answer !== expected[place]);
  if (at >= 0)
    throw new Error(
      `${name} says ${answers[at]} and plain code ${expected[at]} of ${JSON.stringify(facts[at])}: not the same rules.`,
    );
}

/**
 * Microseconds for all visitors: the best of many rounds, in turn. Others on the machine only ever add time, so the best
 * round is the one that tells of the code.
 */
function measureAll() {
  const best = {};
  for (let round = 0; round < 300; round++)
    for (const [name, decide] of Object.entries(engines)) {
      // The slow ones need fewer rounds to be warm.
      if (round >= 60 && name !== "perezvon" && name !== "plain code") continue;
      const before = process.hrtime.bigint();
      for (const visitor of facts) decide(visitor);
      best[name] = Math.min(
        best[name] ?? Number.POSITIVE_INFINITY,
        Number(process.hrtime.bigint() - before) / 1_000,
      );
    }
  return best;
}

async function measureJsonRules() {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round++) {
    const before = process.hrtime.bigint();
    for (const visitor of facts) await jsonRules(visitor);
    best = Math.min(best, Number(process.hrtime.bigint() - before) / 1_000);
  }
  return best;
}

function withJsonLogic() {
  jsonLogic.add_operation("starts", (text, part) => typeof text === "string" && text.startsWith(part));
  const test = ([fact, ask, value]) => {
    const known = { var: fact };
    if (ask === "in") return { in: [known, value] };
    if (ask === "starts") return { starts: [known, value] };
    if (ask === "between") return { "<=": [value[0], known, value[1] - 1] };
    return ask === "is" ? { "===": [known, value] } : { ">=": [known, value] };
  };
  const logic = { if: [...RULES.flatMap(({ offer, tests }) => [{ and: tests.map(test) }, offer]), null] };
  return (visitor) => jsonLogic.apply(logic, visitor);
}

function withGrowthbook() {
  const test = ([fact, ask, value]) => {
    if (ask === "in") return [fact, { $in: value }];
    if (ask === "starts") return [fact, { $regex: `^${value}` }];
    if (ask === "between") return [fact, { $gte: value[0], $lt: value[1] }];
    return [fact, ask === "is" ? value : { $gte: value }];
  };
  const rules = RULES.map(({ offer, tests }) => ({
    condition: Object.fromEntries(tests.map(test)),
    force: offer,
  }));
  const client = new GrowthBookClient().initSync({
    payload: { features: { offer: { defaultValue: null, rules } } },
  });
  return (visitor) => client.evalFeature("offer", { attributes: visitor }).value;
}

function withJsonRulesEngine() {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator("starts", (text, part) => typeof text === "string" && text.startsWith(part));
  engine.addOperator("between", (number, [from, to]) => number >= from && number < to);
  const operators = {
    in: "in",
    starts: "starts",
    between: "between",
    is: "equal",
    "at-least": "greaterThanInclusive",
  };
  for (const [at, { offer, tests }] of RULES.entries())
    engine.addRule({
      conditions: { all: tests.map(([fact, ask, value]) => ({ fact, operator: operators[ask], value })) },
      event: { type: offer },
      priority: RULES.length - at,
      // Like everybody else here, it stops at the first rule that holds.
      onSuccess: () => engine.stop(),
    });
  return async (visitor) => (await engine.run(visitor)).events[0]?.type ?? null;
}
