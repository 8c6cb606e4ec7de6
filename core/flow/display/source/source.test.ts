import { expect, it } from "vitest";
import { ask } from "../ask";
import { source } from "./definition";

it.each([
  [{ values: ["ads", "search"] }, { source: "search" }, true],
  [{ values: ["ads"] }, { source: "direct" }, false],
  [{ values: ["ads"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(source, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { values: [] }", () =>
  expect(ask(source, { values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values", reason: "missing" }],
  }));
