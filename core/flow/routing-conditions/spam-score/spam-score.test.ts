import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { spamScore } from "./definition";

it.each([
  [{ comparison: "at-least", value: 50, to: 100 }, { "spam-score": 50 }, true],
  [{ comparison: "at-least", value: 50, to: 100 }, { "spam-score": 45 }, false],
  [{ comparison: "between", value: 20, to: 60 }, { "spam-score": 60 }, true],
  // A customer who calls back was not weighed: no question about it is answered "yes".
  [{ comparison: "at-most", value: 100, to: 100 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(spamScore, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ comparison: "at-least", value: 101, to: 100 }, "value", "too-large"],
  [{ comparison: "between", value: 60, to: 20 }, "to", "empty-range"],
])("refuses %j", (config, field, reason) =>
  expect(ask(spamScore, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
