import { expect, it } from "vitest";
import { ask } from "../ask";
import { region } from "./definition";

it.each([
  [{ regions: ["RU-MOW", "RU-SPE"] }, { region: "RU-SPE" }, true],
  [{ regions: ["us-ca"] }, { region: "US-CA" }, true],
  [{ regions: ["US-CA"] }, { region: "US-NY" }, false],
  [{ regions: ["US-CA"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(region, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { regions: [] }", () =>
  expect(ask(region, { regions: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "regions", reason: "missing" }],
  }));

it('refuses { regions: ["California"] }', () =>
  expect(ask(region, { regions: ["California"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "regions.0", reason: "malformed" }],
  }));
