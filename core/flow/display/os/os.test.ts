import { expect, it } from "vitest";
import { ask } from "../ask";
import { os } from "./definition";

it.each([
  [{ values: ["ios", "android"] }, { os: "ios" }, true],
  [{ values: ["windows"] }, { os: "linux" }, false],
  [{ values: ["windows"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(os, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { values: [] }", () =>
  expect(ask(os, { values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values", reason: "missing" }],
  }));
