import { expect, it } from "vitest";
import { ask } from "../ask";
import { country } from "./definition";

it.each([
  [{ countries: ["RU", "KZ"] }, { country: "KZ" }, true],
  [{ countries: ["RU"] }, { country: "DE" }, false],
  [{ countries: ["RU"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(country, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { countries: [] }", () =>
  expect(ask(country, { countries: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "countries", reason: "missing" }],
  }));

it('refuses { countries: ["Russia"] }', () =>
  expect(ask(country, { countries: ["Russia"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "countries.0", reason: "malformed" }],
  }));
