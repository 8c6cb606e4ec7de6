import { expect, it } from "vitest";
import { ask } from "../ask";
import { lastOutcome } from "./definition";

it.each([
  [{ values: ["unreached"] }, { "last-outcome": "unreached" }, true],
  [{ values: ["unreached"] }, { "last-outcome": "conversation" }, false],
  [{ values: ["unreached"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(lastOutcome, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { values: ["sold"] }', () =>
  expect(ask(lastOutcome, { values: ["sold"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values.0", reason: "malformed" }],
  }));
