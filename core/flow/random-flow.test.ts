import fc from "fast-check";
import { expect, it } from "vitest";
import type { Facts } from "../widget-contract/visitor-facts";
import { check, isPublishable } from "./check";
import { compile } from "./compile";
import { offer } from "./display/offer/definition";
import { boundsOf, splitConfig } from "./display/split/definition";
import type { FlowDocument, FlowNode } from "./document";
import { evaluate } from "./runtime/evaluate";
import { visitorHash } from "./runtime/visitor-hash";

/** 2,000 in the ordinary run; 100,000 with PEREZVON_LONG=1 (`npm run test:long`). */
const RUNS = process.env.PEREZVON_LONG ? 100_000 : 2_000;
/** Visitors that are tried on each document. */
const VISITORS = 5;

type Config = Record<string, unknown>;

// Few values, so that conditions meet visitors whom they hold for.
const paths = ["/", "/pricing", "/pricing/", "/shop/boots", "/shop/a/reviews", "/SALE"];
const numbers = fc.constantFrom(0, 1, 2, 5, 10, 50);
const clock = fc.constantFrom<Config>(
  { clock: "visitor", timeZone: "" },
  { clock: "zone", timeZone: "Europe/Moscow" },
);
const texts = fc.record({
  match: fc.constantFrom("is", "contains", "starts", "ends", "glob", "regex"),
  values: fc.array(fc.constantFrom("/", "/pricing", "/shop/*", "/*/reviews", "/s.*e", "/Sale"), {
    minLength: 1,
    maxLength: 3,
  }),
});
const compared = fc
  .record({ comparison: fc.constantFrom("at-least", "at-most", "exactly"), value: numbers })
  .map((asked) => ({ ...asked, value: Math.max(asked.value, 1), to: 50 }));

/** Kinds whose meaning the naive interpreter below knows by itself; every other kind has a table of its own. */
const single: fc.Arbitrary<{ kind: string; config: Config }> = fc.oneof(
  texts.map((asked) => ({ kind: "page-title", config: asked })),
  texts
    .filter(({ match, values }) => match !== "is" || values.every((value) => value.startsWith("/")))
    .map((asked) => ({ kind: "page-url", config: { part: "path", ...asked } })),
  fc
    .subarray(["phone", "tablet", "desktop"], { minLength: 1 })
    .map((values) => ({ kind: "device", config: { values } })),
  compared.map((config) => ({ kind: "visits", config })),
  fc.constantFrom(1, 10, 50).map((atLeast) => ({ kind: "scroll-depth", config: { atLeast } })),
  fc.constant({ kind: "returning", config: {} }),
  fc
    .tuple(fc.constantFrom("00:00", "09:00", "22:00"), fc.constantFrom("06:00", "18:00", "24:00"), clock)
    .map(([from, to, zone]) => ({ kind: "time-of-day", config: { from, to, ...zone } })),
  fc
    .tuple(fc.subarray([1, 2, 6, 7], { minLength: 1 }), clock)
    .map(([days, zone]) => ({ kind: "weekday", config: { days, ...zone } })),
  fc.constantFrom("", "team-1").map((teamId) => ({ kind: "business-hours", config: { teamId } })),
);
const turned = (asked: fc.Arbitrary<{ kind: string; config: Config }>) =>
  fc.tuple(asked, fc.boolean()).map(([made, not]) => ({ ...made, not }));
/** A group whose conditions are groups again, so many levels deep at most. */
const grouped = (levels: number): fc.Arbitrary<{ kind: string; config: Config }> =>
  fc
    .tuple(fc.constantFrom("all", "any"), fc.array(partWithin(levels - 1), { minLength: 1, maxLength: 4 }))
    .map(([mode, conditions]) => ({ kind: "group", config: { mode, conditions } }));
const partWithin = (levels: number): fc.Arbitrary<{ kind: string; config: Config; not: boolean }> =>
  levels === 0
    ? turned(single)
    : fc.oneof({ weight: 3, arbitrary: turned(single) }, { weight: 1, arbitrary: turned(grouped(levels)) });
const part = partWithin(2);
const asking: fc.Arbitrary<{ kind: string; config: Config }> = fc.oneof(
  { weight: 4, arbitrary: single },
  {
    weight: 1,
    arbitrary: grouped(3),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(part, fc.integer({ min: -20, max: 20 })), { minLength: 1, maxLength: 4 })
      .map((rules) => ({
        kind: "score",
        config: {
          threshold: 5,
          rules: [...rules.map(([rule, points]) => ({ ...rule, points })), { ...rules[0]?.[0], points: 5 }],
        },
      })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 10, 50).map((holdOut) => ({
      kind: "split",
      config: {
        variants: ["a", "b", "c"].map((id, weight) => ({ id, name: id, weight: weight + 1 })),
        holdOut,
      },
    })),
  },
);

/** Ends first and the start last, so that each way leads to a node that is there already: no circles. */
const document: fc.Arbitrary<FlowDocument> = fc
  .array(fc.tuple(asking, fc.array(fc.nat(), { minLength: 4, maxLength: 4 })), {
    minLength: 1,
    maxLength: 14,
  })
  .map((made) => {
    const node = (id: string, kind: string, config: Config): FlowNode => ({
      id,
      kind,
      position: { x: 0, y: 0 },
      config,
    });
    const nodes = [
      node("offer-1", "offer", { ...Object(offer.defaults) }),
      node("offer-2", "offer", { ...Object(offer.defaults) }),
      node("nothing", "nothing", {}),
    ];
    const edges: FlowDocument["edges"] = [];
    for (const [{ kind, config }, ends] of made) {
      const id = `node-${nodes.length}`;
      const ports = kind === "split" ? ["a", "b", "c"] : ["yes", "no"];
      for (const [at, port] of ports.entries()) {
        const to = nodes[(ends[at] ?? 0) % (nodes.length + 1)]?.id;
        // A split's ways have to lead somewhere; a condition's may end.
        if (to !== undefined || kind === "split")
          edges.push({ id: `${id}.${port}`, from: id, port, to: to ?? "nothing" });
      }
      nodes.push(node(id, kind, config));
    }
    edges.push({ id: "start.next", from: "start", port: "next", to: nodes.at(-1)?.id ?? "" });
    return {
      format: 2,
      kind: "display",
      nodes: [...nodes, node("start", "start", {})].reverse(),
      edges,
      notes: [],
    };
  });

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 8 });
const visitor: fc.Arbitrary<Facts> = fc.record({
  path: maybe(fc.constantFrom(...paths)),
  title: maybe(fc.constantFrom(...paths)),
  device: maybe(fc.constantFrom("phone", "tablet", "desktop")),
  visits: maybe(numbers),
  "scroll-depth": maybe(numbers),
  returning: maybe(fc.boolean()),
  minute: maybe(fc.constantFrom(0, 359, 360, 540, 1_079, 1_080, 1_439)),
  "minute:Europe/Moscow": maybe(fc.constantFrom(0, 600)),
  weekday: maybe(fc.constantFrom(1, 3, 7)),
  "weekday:Europe/Moscow": maybe(fc.constantFrom(2, 6)),
  "team-open": maybe(fc.boolean()),
  "team-open:team-1": maybe(fc.boolean()),
  visitor: maybe(fc.double({ min: 0, max: 0.999_999, noNaN: true })),
});

/** What a document means, written once more: slowly, from the document alone, and by nobody's compiler. */
function interpret({ nodes, edges }: FlowDocument, facts: Facts): string | null {
  let at = nodes.find(({ kind }) => kind === "start");
  while (at) {
    const { id, kind, config } = at;
    if (kind === "offer") return id;
    const port = portTaken(id, kind, config, facts);
    const edge = edges.find((way) => way.from === id && way.port === port);
    at = nodes.find((node) => node.id === edge?.to);
  }
  return null;
}

function portTaken(id: string, kind: string, config: Config, facts: Facts): string | undefined {
  if (kind === "start") return "next";
  if (kind !== "split") return answer(kind, config as unknown as Asked, facts) ? "yes" : "no";
  if (facts.visitor === undefined) return undefined;
  const hash = visitorHash(id, String(facts.visitor));
  return boundsOf(splitConfig.parse(config)).find(([bound]) => hash < bound)?.[1];
}

/** A config of any of the kinds above, as they were made there. */
interface Asked {
  clock: string;
  mode: string;
  conditions: Part[];
  rules: Part[];
  threshold: number;
  match: string;
  values: unknown[];
  comparison: string;
  value: number;
  atLeast: number;
  from: string;
  to: string;
  days: unknown[];
  teamId: string;
}
type Part = { kind: string; config: Asked; not: boolean; points: number };

function answer(kind: string, config: Asked, facts: Facts): boolean {
  const holds = (asked: Part) => answer(asked.kind, asked.config, facts) !== asked.not;
  const zone = config.clock === "zone" ? ":Europe/Moscow" : "";
  const fact = (key: string) => Object.entries(facts).find(([name]) => name === key)?.[1];
  switch (kind) {
    case "group":
      return config.mode === "all" ? config.conditions.every(holds) : config.conditions.some(holds);
    case "score":
      return (
        config.rules.filter(holds).reduce((sum: number, rule: Part) => sum + rule.points, 0) >=
        config.threshold
      );
    case "page-title":
      return isText(facts.title, config.match, config.values);
    case "page-url":
      return (
        isText(facts.path, config.match, config.values) ||
        (config.match === "is" && isText(otherSlash(facts.path), "is", config.values))
      );
    case "device":
      return config.values.includes(facts.device);
    case "visits":
      return isNumber(facts.visits, config);
    case "scroll-depth":
      return isNumber(facts["scroll-depth"], { comparison: "at-least", value: config.atLeast });
    case "returning":
      return facts.returning === true;
    case "time-of-day": {
      const minute = fact(`minute${zone}`);
      if (typeof minute !== "number") return false;
      const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      const isLate = time >= config.from;
      const isEarly = time < config.to;
      return config.from < config.to ? isLate && isEarly : isLate || isEarly;
    }
    case "weekday":
      return config.days.includes(fact(`weekday${zone}`));
    default:
      return fact(config.teamId === "" ? "team-open" : `team-open:${config.teamId}`) === true;
  }
}

function isText(fact: unknown, match: string, values: unknown[]): boolean {
  if (typeof fact !== "string") return false;
  const text = fact.toLowerCase();
  return values.some((value) => {
    const wanted = String(value).toLowerCase();
    if (match === "contains") return text.split(wanted).length > 1;
    if (match === "starts") return text.slice(0, wanted.length) === wanted;
    if (match === "ends") return wanted === "" || text.slice(-wanted.length) === wanted;
    if (match === "glob") return isGlob(text, wanted);
    if (match === "regex") return new RegExp(String(value), "i").test(fact);
    return text === wanted;
  });
}

/** Letter by letter, trying for each star every length. */
function isGlob(text: string, glob: string): boolean {
  if (glob === "") return text === "";
  if (glob[0] !== "*") return text[0] === glob[0] && isGlob(text.slice(1), glob.slice(1));
  return isGlob(text, glob.slice(1)) || (text !== "" && isGlob(text.slice(1), glob));
}

const otherSlash = (path: unknown) =>
  typeof path !== "string" || path === "/" ? path : path.endsWith("/") ? path.slice(0, -1) : `${path}/`;

function isNumber(fact: unknown, { comparison, value }: { comparison: string; value: number }): boolean {
  if (typeof fact !== "number") return false;
  if (comparison === "exactly") return fact === value;
  return comparison === "at-least" ? fact >= value : fact <= value;
}

it(
  "a program decides as its document means, for any visitor",
  () => {
    const reached = new Set<string | null>();
    fc.assert(
      fc.property(
        document,
        fc.array(visitor, { minLength: VISITORS, maxLength: VISITORS }),
        (made, visitors) => {
          expect(check(made).filter(({ severity }) => severity === "error")).toEqual([]);
          const compiled = compile(made);
          if (!compiled.ok || compiled.program.kind !== "display") throw new Error("a checked flow compiles");
          // As it comes back from a database: nothing but JSON.
          const program: typeof compiled.program = JSON.parse(JSON.stringify(compiled.program));
          for (const facts of visitors) {
            const { decision, path } = evaluate(program, facts);
            expect(decision).toBe(interpret(made, facts));
            expect(path.at(-1)).toEqual(decision ? { node: decision, port: "shown" } : path.at(-1));
            reached.add(decision);
          }
        },
      ),
      { numRuns: RUNS },
    );
    // Else the documents would be too dull to prove anything.
    expect(reached).toEqual(new Set(["offer-1", "offer-2", null]));
  },
  RUNS * 20,
);

it("an answer that the check calls settled is never the other one", () => {
  fc.assert(
    fc.property(document, fc.array(visitor, { minLength: 20, maxLength: 20 }), (made, visitors) => {
      const issues = check(made);
      const compiled = compile(made);
      if (!isPublishable(issues) || !compiled.ok || compiled.program.kind !== "display") return;
      for (const facts of visitors)
        for (const { node, port } of evaluate(compiled.program, facts).path)
          for (const { code, nodeId } of issues)
            if (nodeId === node)
              expect([code, port]).not.toEqual([
                code,
                code === "never-true" ? "yes" : code === "always-true" ? "no" : "",
              ]);
    }),
    { numRuns: 500 },
  );
}, 30_000);
