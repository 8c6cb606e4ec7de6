import { expect, it } from "vitest";
import { ask } from "../ask";
import { weekday } from "./definition";

it.each([
  [{ days: [6, 7], clock: "visitor", timeZone: "" }, { weekday: 7 }, true],
  [{ days: [6, 7], clock: "visitor", timeZone: "" }, { weekday: 1 }, false],
  [{ days: [1], clock: "zone", timeZone: "Europe/Moscow" }, { weekday: 7, "weekday:Europe/Moscow": 1 }, true],
  [{ days: [1], clock: "visitor", timeZone: "" }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(weekday, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { days: [], clock: "visitor", timeZone: "" }', () =>
  expect(ask(weekday, { days: [], clock: "visitor", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "days", reason: "missing" }],
  }));

it('refuses { days: [1], clock: "zone", timeZone: "Mars/Base" }', () =>
  expect(ask(weekday, { days: [1], clock: "zone", timeZone: "Mars/Base" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "timeZone", reason: "malformed" }],
  }));
