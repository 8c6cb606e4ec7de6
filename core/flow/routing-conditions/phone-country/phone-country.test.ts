import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { phoneCountry } from "./definition";

it.each([
  [{ countries: ["RU", "KZ"] }, { "phone-country": "KZ" }, true],
  [{ countries: ["RU", "KZ"] }, { "phone-country": "DE" }, false],
  [{ countries: ["RU", "KZ"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(phoneCountry, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ countries: [] }, "countries", "missing"],
  [{ countries: ["Russia"] }, "countries.0", "malformed"],
])("refuses %j", (config, field, reason) =>
  expect(ask(phoneCountry, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
