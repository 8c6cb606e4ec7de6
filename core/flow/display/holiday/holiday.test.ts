import { expect, it } from "vitest";
import { ask } from "../ask";
import { holiday } from "./definition";

it.each([
  [{ days: ["12-31", "2026-05-09"], clock: "visitor", timeZone: "" }, { date: "2030-12-31" }, true],
  [{ days: ["12-31", "2026-05-09"], clock: "visitor", timeZone: "" }, { date: "2026-05-09" }, true],
  [{ days: ["2026-05-09"], clock: "visitor", timeZone: "" }, { date: "2027-05-09" }, false],
  [{ days: ["12-31"], clock: "visitor", timeZone: "" }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(holiday, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { days: [], clock: "visitor", timeZone: "" }', () =>
  expect(ask(holiday, { days: [], clock: "visitor", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "days", reason: "missing" }],
  }));

it('refuses { days: ["31.12."], clock: "visitor", timeZone: "" }', () =>
  expect(ask(holiday, { days: ["31.12."], clock: "visitor", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "days.0", reason: "malformed" }],
  }));
