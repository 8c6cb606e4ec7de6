import { expect, it } from "vitest";
import { ask } from "../ask";
import { screenWidth } from "./definition";

it.each([
  [{ comparison: "at-most", value: 767, to: 0 }, { "screen-width": 390 }, true],
  [{ comparison: "at-most", value: 767, to: 0 }, { "screen-width": 768 }, false],
  [{ comparison: "between", value: 768, to: 1024 }, { "screen-width": 1024 }, true],
  [{ comparison: "at-least", value: 0, to: 0 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(screenWidth, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { comparison: "between", value: 768, to: 320 }', () =>
  expect(ask(screenWidth, { comparison: "between", value: 768, to: 320 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "to", reason: "empty-range" }],
  }));
