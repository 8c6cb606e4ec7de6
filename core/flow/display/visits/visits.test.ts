import { expect, it } from "vitest";
import { ask } from "../ask";
import { visits } from "./definition";

it.each([
  [{ comparison: "at-least", value: 2, to: 2 }, { visits: 2 }, true],
  [{ comparison: "exactly", value: 2, to: 2 }, { visits: 3 }, false],
  [{ comparison: "at-most", value: 2, to: 2 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(visits, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { comparison: "at-least", value: 0, to: 2 }', () =>
  expect(ask(visits, { comparison: "at-least", value: 0, to: 2 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "value", reason: "too-small" }],
  }));
