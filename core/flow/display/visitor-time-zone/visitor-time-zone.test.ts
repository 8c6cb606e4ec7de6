import { expect, it } from "vitest";
import { ask } from "../ask";
import { visitorTimeZone } from "./definition";

it.each([
  [{ timeZones: ["Europe/Moscow", "Asia/Almaty"] }, { "time-zone": "Asia/Almaty" }, true],
  [{ timeZones: ["Europe/Moscow"] }, { "time-zone": "Europe/Paris" }, false],
  [{ timeZones: ["Europe/Moscow"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(visitorTimeZone, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { timeZones: ["Moscow"] }', () =>
  expect(ask(visitorTimeZone, { timeZones: ["Moscow"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "timeZones.0", reason: "malformed" }],
  }));
