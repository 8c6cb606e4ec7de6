import { expect, it } from "vitest";
import { ask } from "../ask";
import { cartValue } from "./definition";

it.each([
  [{ comparison: "at-least", value: 99.5, to: 0 }, { "cart-value": 99.5 }, true],
  [{ comparison: "at-least", value: 100, to: 0 }, { "cart-value": 99.5 }, false],
  [{ comparison: "at-most", value: 100, to: 0 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(cartValue, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { comparison: "at-least", value: -1, to: 0 }', () =>
  expect(ask(cartValue, { comparison: "at-least", value: -1, to: 0 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "value", reason: "too-small" }],
  }));
