import { expect, it } from "vitest";
import { ask } from "../ask";
import { elementVisible } from "./definition";

it.each([
  [{ selector: "#prices" }, { "visible:#prices": true }, true],
  [{ selector: "#prices" }, { "visible:#prices": false }, false],
  [{ selector: "#prices" }, { "visible:#other": true }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(elementVisible, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { selector: " " }', () =>
  expect(ask(elementVisible, { selector: " " }, {})).toMatchObject({
    ok: false,
    error: [{ field: "selector", reason: "missing" }],
  }));
