import { describe, expect, it } from "vitest";
import { check } from "./check";
import { compile } from "./compile";
import { offer } from "./display/offer/definition";
import type { FlowDocument } from "./document";

type Config = Record<string, unknown>;

/** `from.port>to`, and a node for each name: kind and config. */
function flow(
  nodes: Record<string, [string, Config?]>,
  ...ways: string[]
): FlowDocument & { kind: "display" } {
  return {
    format: 2,
    kind: "display",
    nodes: Object.entries(nodes).map(([id, [kind, config = {}]]) => ({
      id,
      kind,
      position: { x: 0, y: 0 },
      config: kind === "offer" ? { ...offer.defaults, ...config } : config,
    })),
    edges: ways.map((way) => {
      const [from = "", port = "", to = ""] = way.split(/[.>]/);
      return { id: way, from, port, to };
    }),
    notes: [],
  };
}
const found = (document: FlowDocument) =>
  check(document).map(({ code, severity, nodeId, field }) => [severity, code, nodeId, field]);

const device = (...values: string[]): [string, Config] => ["device", { values }];
const path = (match: string, ...values: string[]): [string, Config] => [
  "page-url",
  { part: "path", match, values },
];
const hours = (from: string, to: string): [string, Config] => [
  "time-of-day",
  { from, to, clock: "visitor", timeZone: "" },
];
/** Start, one condition, another after its answer, and an offer at the end. */
const chain = (first: [string, Config?], port: "yes" | "no", second: [string, Config?]) =>
  flow({ start: ["start"], a: first, b: second, o: ["offer"] }, "start.next>a", `a.${port}>b`, "b.yes>o");

describe("a display flow", () => {
  it("may end after a no", () => expect(found(chain(device("phone"), "yes", ["returning"]))).toEqual([]));

  it("is told everything that is wrong at once", () => {
    const document = flow(
      {
        start: ["start"],
        a: ["clicks", { atLeast: 0 }],
        s: ["split", { variants: [], holdOut: 0 }],
        x: ["offer"],
      },
      "start.next>a",
      "a.yes>s",
      "a.maybe>x",
    );
    expect(found(document)).toEqual([
      ["error", "bad-config", "a", "atLeast"],
      ["error", "bad-config", "s", "variants"],
      ["error", "unknown-port", "a", "maybe"],
      ["error", "unconnected-port", "s", "a"],
      ["error", "unconnected-port", "s", "b"],
    ]);
  });
  it("goes one way only", () => {
    const document = flow(
      { start: ["start"], a: ["returning"], b: ["exit-intent"], o: ["offer"] },
      "start.next>a",
      "a.yes>b",
      "b.no>a",
      "b.yes>o",
    );
    expect(found(document)).toEqual([
      ["error", "circle", "a", null],
      ["error", "circle", "b", null],
    ]);
    expect(compile(document).ok).toBe(false);
  });
  it("is warned of ends that show nothing, and of nodes that nobody reaches", () => {
    const document = flow({ start: ["start"], a: ["returning"], lone: ["offer"] }, "start.next>a");
    expect(found(document)).toEqual([
      ["warning", "unreachable", "lone", null],
      ["warning", "no-offer", null, null],
      ["warning", "leads-nowhere", "a", null],
    ]);
    expect(compile(document).ok).toBe(true);
  });
});

describe("conditions that contradict each other", () => {
  it.each<[string, ReturnType<typeof chain>]>([
    ["a phone that is a desktop", chain(device("phone"), "yes", device("desktop"))],
    ["no phone that is one", chain(device("phone"), "no", device("phone"))],
    ["two pages at once", chain(path("is", "/a"), "yes", path("is", "/b", "/c"))],
    ["a page that does not start so", chain(path("is", "/a"), "yes", path("starts", "/shop"))],
    ["hours that do not meet", chain(hours("09:00", "12:00"), "yes", hours("13:00", "18:00"))],
    ["more and less", chain(["clicks", { atLeast: 5 }], "no", ["clicks", { atLeast: 7 }])],
    ["new and not new", chain(["returning"], "no", ["returning"])],
    [
      "a group in itself",
      flow(
        {
          start: ["start"],
          b: [
            "group",
            {
              mode: "all",
              conditions: [
                { kind: "device", not: false, config: { values: ["phone"] } },
                { kind: "device", not: true, config: { values: ["phone", "tablet"] } },
              ],
            },
          ],
          o: ["offer"],
        },
        "start.next>b",
        "b.yes>o",
      ),
    ],
  ])("%s is never true", (_, document) =>
    expect(found(document)).toEqual([["warning", "never-true", "b", null]]),
  );
  it.each<[string, ReturnType<typeof chain>]>([
    ["asked twice", chain(device("phone"), "yes", device("phone", "tablet"))],
    ["already later", chain(["clicks", { atLeast: 7 }], "yes", ["clicks", { atLeast: 5 }])],
  ])("%s is always true", (_, document) =>
    expect(found(document)).toEqual([["warning", "always-true", "b", null]]),
  );
  it.each<[string, ReturnType<typeof chain>]>([
    ["pages that can be both", chain(path("starts", "/shop"), "yes", path("contains", "sale"))],
    ["an overlap", chain(hours("22:00", "06:00"), "yes", hours("05:00", "09:00"))],
    ["different facts", chain(device("phone"), "yes", ["returning"])],
    [
      "tags, of which a visitor may have two",
      chain(
        [
          "attribute",
          {
            name: "t",
            type: "list",
            match: "is",
            values: ["a"],
            quantity: "any",
            comparison: "exactly",
            value: 0,
            to: 0,
          },
        ],
        "yes",
        [
          "attribute",
          {
            name: "t",
            type: "list",
            match: "is",
            values: ["b"],
            quantity: "any",
            comparison: "exactly",
            value: 0,
            to: 0,
          },
        ],
      ),
    ],
  ])("%s is no contradiction", (_, document) => expect(found(document)).toEqual([]));
  it("is none where another way leads there too", () => {
    const document = flow(
      { start: ["start"], a: device("phone"), c: ["returning"], b: device("desktop"), o: ["offer"] },
      "start.next>a",
      "a.yes>b",
      "a.no>c",
      "c.yes>b",
      "b.yes>o",
    );
    expect(found(document)).toEqual([]);
  });
});

describe("compile", () => {
  it("makes steps in order, names the facts that are asked for, and leaves out what nobody reaches", () => {
    const document = flow(
      {
        o: ["offer", { form: "bar" }],
        lone: ["clicks", { atLeast: 1 }],
        b: ["returning"],
        s: [
          "split",
          {
            variants: [
              { id: "a", name: "A", weight: 1 },
              { id: "b", name: "B", weight: 1 },
            ],
            holdOut: 10,
          },
        ],
        a: device("phone"),
        start: ["start"],
      },
      "start.next>a",
      "a.no>b",
      "a.yes>s",
      "s.a>b",
      "s.b>o",
      "b.yes>o",
    );
    const compiled = compile(document);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const { program } = compiled;
    expect(JSON.parse(JSON.stringify(program))).toEqual(program);
    expect(program.steps).toEqual([
      ["start", "start", 1],
      ["if", "a", ["in", "device", ["phone"]], 2, 3],
      [
        "split",
        "s",
        "s",
        [
          [1_000, "held-out", -1],
          [5_500, "a", 3],
          [10_000, "b", 4],
        ],
      ],
      ["if", "b", ["known", "returning"], 4, -1],
      ["show", "o"],
    ]);
    expect(program.needs).toEqual(["device", "returning", "visitor"]);
    expect(program.offers).toMatchObject({ o: { form: "bar", appearance: { position: "bottom" } } });
    expect(Object.keys(program.offers)).toEqual(["o"]);
  });
});
