import { expect, it } from "vitest";
import { ask } from "../ask";
import { consentState } from "./definition";

it.each([
  [{ values: ["granted"] }, { consent: "granted" }, true],
  [{ values: ["granted", "unknown"] }, { consent: "denied" }, false],
  [{ values: ["unknown"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(consentState, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { values: [] }", () =>
  expect(ask(consentState, { values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values", reason: "missing" }],
  }));
