import { expect, it } from "vitest";
import { ask } from "../ask";
import { pageTitle } from "./definition";

it.each([
  [{ match: "contains", values: ["sale", "Цены"] }, { title: "Наши цены" }, true],
  [{ match: "contains", values: ["sale"] }, { title: "Boots" }, false],
  [{ match: "is", values: ["Boots"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(pageTitle, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { match: "contains", values: [] }', () =>
  expect(ask(pageTitle, { match: "contains", values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values", reason: "missing" }],
  }));
