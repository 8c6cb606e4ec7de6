import { expect, it } from "vitest";
import { ask } from "../ask";
import { score } from "./definition";

const rule = (points: number, kind: string, config: object, not = false) => ({ points, kind, config, not });
const rules = [
  rule(60, "scroll-depth", { atLeast: 50 }),
  rule(40, "visits", { comparison: "at-least", value: 2, to: 2 }),
  rule(-50, "dismissed-before", { withinDays: 7 }),
];

it.each([
  [{ "scroll-depth": 60, visits: 2 }, true],
  [{ "scroll-depth": 60, visits: 1 }, false],
  [{ "scroll-depth": 60, visits: 3, "days-since-dismissed": 1 }, false],
  [{}, false],
])("of %j: %s", (facts, answer) =>
  expect(ask(score, { threshold: 100, rules }, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ threshold: 101, rules }, "threshold", "out-of-reach"],
  [{ threshold: 1, rules: [rule(1, "clicks", {})] }, "rules.0.config.atLeast", "malformed"],
  [{ threshold: 0, rules }, "threshold", "too-small"],
])("refuses %j", (config, field, reason) =>
  expect(ask(score, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);

it("gives points for a group as for one condition", () => {
  const any = { mode: "any", conditions: [rules[0], rules[1]].map((one) => ({ ...one, points: undefined })) };
  const config = { threshold: 10, rules: [rule(10, "group", any)] };
  expect(ask(score, config, { visits: 2 })).toEqual({ ok: true, value: true });
  expect(ask(score, config, { visits: 1 })).toEqual({ ok: true, value: false });
});
