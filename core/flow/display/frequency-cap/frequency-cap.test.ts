import { expect, it } from "vitest";
import { ask } from "../ask";
import { frequencyCap } from "./definition";

it.each([
  [{ per: "session", fewerThan: 2 }, { "shown-session": 1 }, true],
  [{ per: "session", fewerThan: 2 }, { "shown-session": 2 }, false],
  [{ per: "month", fewerThan: 3 }, { "shown-month": 0 }, true],
  [{ per: "site-day", fewerThan: 500 }, { "shown-site-today": 500 }, false],
  [{ per: "day", fewerThan: 1 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(frequencyCap, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { per: "day", fewerThan: 0 }', () =>
  expect(ask(frequencyCap, { per: "day", fewerThan: 0 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "fewerThan", reason: "too-small" }],
  }));

it('refuses { per: "year", fewerThan: 1 }', () =>
  expect(ask(frequencyCap, { per: "year", fewerThan: 1 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "per", reason: "malformed" }],
  }));
