import { expect, it } from "vitest";
import { ask } from "../ask";
import { pagesViewed } from "./definition";

it.each([
  [{ comparison: "at-least", value: 3, to: 3 }, { "pages-viewed": 3 }, true],
  [{ comparison: "between", value: 3, to: 5 }, { "pages-viewed": 6 }, false],
  [{ comparison: "at-most", value: 3, to: 3 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(pagesViewed, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { comparison: "many", value: 1, to: 2 }', () =>
  expect(ask(pagesViewed, { comparison: "many", value: 1, to: 2 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "comparison", reason: "malformed" }],
  }));
