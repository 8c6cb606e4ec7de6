import { expect, it } from "vitest";
import { ask } from "../ask";
import { device } from "./definition";

it.each([
  [{ values: ["phone", "tablet"] }, { device: "tablet" }, true],
  [{ values: ["phone"] }, { device: "desktop" }, false],
  [{ values: ["phone"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(device, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { values: ["watch"] }', () =>
  expect(ask(device, { values: ["watch"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values.0", reason: "malformed" }],
  }));
