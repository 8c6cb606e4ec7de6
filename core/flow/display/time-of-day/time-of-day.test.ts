import { expect, it } from "vitest";
import { ask } from "../ask";
import { timeOfDay } from "./definition";

it.each([
  [{ from: "09:00", to: "18:00", clock: "visitor", timeZone: "" }, { minute: 540 }, true],
  [{ from: "09:00", to: "18:00", clock: "visitor", timeZone: "" }, { minute: 1080 }, false],
  [{ from: "22:00", to: "06:00", clock: "visitor", timeZone: "" }, { minute: 10 }, true],
  [{ from: "22:00", to: "06:00", clock: "visitor", timeZone: "" }, { minute: 600 }, false],
  [{ from: "09:00", to: "24:00", clock: "visitor", timeZone: "" }, { minute: 1439 }, true],
  [
    { from: "09:00", to: "18:00", clock: "zone", timeZone: "Asia/Almaty" },
    { minute: 60, "minute:Asia/Almaty": 600 },
    true,
  ],
  [{ from: "09:00", to: "18:00", clock: "visitor", timeZone: "" }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(timeOfDay, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { from: "09:00", to: "09:00", clock: "visitor", timeZone: "" }', () =>
  expect(ask(timeOfDay, { from: "09:00", to: "09:00", clock: "visitor", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "to", reason: "empty-range" }],
  }));

it('refuses { from: "9:00", to: "18:00", clock: "visitor", timeZone: "" }', () =>
  expect(ask(timeOfDay, { from: "9:00", to: "18:00", clock: "visitor", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "from", reason: "malformed" }],
  }));

it('refuses { from: "09:00", to: "18:00", clock: "zone", timeZone: "" }', () =>
  expect(ask(timeOfDay, { from: "09:00", to: "18:00", clock: "zone", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "timeZone", reason: "missing" }],
  }));
