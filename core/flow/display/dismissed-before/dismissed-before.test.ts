import { expect, it } from "vitest";
import { ask } from "../ask";
import { dismissedBefore } from "./definition";

it.each([
  [{ withinDays: 7 }, { "days-since-dismissed": 0 }, true],
  [{ withinDays: 7 }, { "days-since-dismissed": 7 }, false],
  [{ withinDays: 7 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(dismissedBefore, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { withinDays: 0 }", () =>
  expect(ask(dismissedBefore, { withinDays: 0 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "withinDays", reason: "too-small" }],
  }));
