import { describe, expect, it } from "vitest";
import { defaultRouting } from "./default-routing";
import { type OutlineLine, outline } from "./outline";
import { displayFlow, place } from "./templates/template";

/** A line as a text that tests can compare: depth as dots. */
function written({ depth, lead, says }: OutlineLine): string {
  const way = lead ? (lead.kind === "port" ? `${lead.port}: ` : `${lead.kind}: `) : "";
  const what = {
    step: () =>
      says.kind === "step"
        ? `${says.nodes.join(` ${says.joined} `)}${says.mark ? ` (${says.mark})` : ""}`
        : "",
    again: () => (says.kind === "again" ? `again ${says.mark}` : ""),
    end: () => (says.kind === "end" && says.isMissing ? "missing" : "end"),
    unreached: () => (says.kind === "unreached" ? `unreached ${says.node}` : ""),
  }[says.kind]();
  return "..".repeat(depth) + way + what;
}

const condition = (id: string) => place(id, "returning", [0, 0]);
const nodes = [
  place("start", "start", [0, 0]),
  ...["a", "b", "c"].map(condition),
  place("bar", "offer", [0, 0]),
  place("button", "offer", [0, 0]),
  place("nothing", "nothing", [0, 0]),
];
const used = (ways: string[]) => {
  const words = new Set(ways.flatMap((way) => way.split(/[.>]/)));
  return outline(
    displayFlow(
      nodes.filter(({ id }) => id === "start" || words.has(id)),
      ways,
    ),
  ).map(written);
};

describe("a display flow, read aloud", () => {
  it("asks, answers, and says what is otherwise", () =>
    expect(used(["start.next>a", "a.yes>bar", "a.no>b", "b.yes>button"])).toEqual([
      "a",
      "..yes: bar",
      "otherwise: b",
      "..yes: button",
      "otherwise: end",
    ]));

  it("asks conditions in a row that all have to hold as one", () =>
    expect(used(["start.next>a", "a.yes>b", "b.yes>bar", "b.no>nothing"])).toEqual([
      "a all b",
      "..yes: bar",
      "otherwise: nothing",
    ]));

  it("asks conditions in a row of which one is enough as one", () =>
    expect(
      used(["start.next>a", "a.yes>bar", "a.no>b", "b.yes>bar", "b.no>c", "c.yes>bar", "c.no>button"]),
    ).toEqual(["a any b any c", "..yes: bar", "otherwise: button"]));

  it("joins two ways to one place into one question about both", () =>
    expect(
      used(["start.next>a", "a.yes>b", "a.no>c", "c.yes>b", "c.no>button", "b.yes>bar", "b.no>button"]),
    ).toEqual(["a any c", "..yes: b", "....yes: bar", "..otherwise: button", "otherwise: button"]));

  it("tells a step that several ways lead to once, and names it again", () =>
    expect(
      used(["start.next>a", "a.yes>b", "a.no>c", "c.yes>button", "c.no>b", "b.yes>bar", "b.no>button"]),
    ).toEqual([
      "a",
      "..yes: b (1)",
      "....yes: bar",
      "..otherwise: button",
      "otherwise: c",
      "..yes: button",
      "otherwise: again 1",
    ]));

  it("says once what comes whatever the answer is", () =>
    expect(used(["start.next>a", "a.yes>bar", "a.no>bar"])).toEqual(["a", "either: bar"]));

  it("tells what no way leads to, and a start that leads nowhere", () => {
    expect(outline(displayFlow(nodes.slice(0, 2), [])).map(written)).toEqual(["missing", "unreached a"]);
    expect(outline(displayFlow([], []))).toEqual([]);
  });

  it("ends on a circle, which a draft may have", () =>
    expect(used(["start.next>a", "a.yes>b", "b.yes>a", "b.no>bar"])).toEqual([
      "a (1)",
      "..yes: b",
      "....yes: again 1",
      "..otherwise: bar",
      "otherwise: end",
    ]));
});

it("a routing flow: every way out, and where it goes back to", () =>
  expect(outline(defaultRouting("t")).map(written)).toEqual([
    "connect (1)",
    "..unreached: later",
    "....again: again 1",
    "....exhausted: tell",
    "..nobody-free: soon",
    "....again: again 1",
    "....exhausted: tell",
    "..closed: opening",
    "....next: again 1",
    "....never: tell",
    "..failed: mended",
    "....again: again 1",
    "....exhausted: tell",
  ]));
