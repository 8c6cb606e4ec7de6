import { expect, it } from "vitest";
import { ask } from "../ask";
import { dateRange } from "./definition";

it.each([
  [{ from: "2026-11-20", to: "2026-11-30", clock: "visitor", timeZone: "" }, { date: "2026-11-30" }, true],
  [{ from: "2026-11-20", to: "2026-11-30", clock: "visitor", timeZone: "" }, { date: "2026-12-01" }, false],
  [{ from: "", to: "2026-11-30", clock: "visitor", timeZone: "" }, { date: "2025-01-01" }, true],
  [{ from: "2026-11-20", to: "", clock: "visitor", timeZone: "" }, { date: "2026-11-19" }, false],
  [{ from: "2026-11-20", to: "", clock: "visitor", timeZone: "" }, { date: "2031-01-01" }, true],
  [{ from: "2026-11-20", to: "", clock: "visitor", timeZone: "" }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(dateRange, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { from: "2026-11-20", to: "2026-11-19", clock: "visitor", timeZone: "" }', () =>
  expect(
    ask(dateRange, { from: "2026-11-20", to: "2026-11-19", clock: "visitor", timeZone: "" }, {}),
  ).toMatchObject({ ok: false, error: [{ field: "to", reason: "empty-range" }] }));

it('refuses { from: "", to: "", clock: "visitor", timeZone: "" }', () =>
  expect(ask(dateRange, { from: "", to: "", clock: "visitor", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "from", reason: "missing" }],
  }));

it('refuses { from: "2026-02-30", to: "", clock: "visitor", timeZone: "" }', () =>
  expect(ask(dateRange, { from: "2026-02-30", to: "", clock: "visitor", timeZone: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "from", reason: "malformed" }],
  }));
