import { expect, it } from "vitest";
import { ask } from "../ask";
import { budgetLeft } from "./definition";

const { defaults } = budgetLeft;

it.each([
  [defaults, { "budget-left": 1 }, true],
  [defaults, { "budget-left": 0 }, false],
  [{ ...defaults, comparison: "at-most", value: 20 }, { "budget-left": 20 }, true],
  [{ ...defaults, comparison: "between", value: 5, to: 10 }, { "budget-left": 11 }, false],
  [defaults, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(budgetLeft, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses less than nothing", () =>
  expect(ask(budgetLeft, { ...defaults, value: -1 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "value", reason: "too-small" }],
  }));
