import { expect, it } from "vitest";
import { ask } from "../ask";
import { customEvent } from "./definition";

it.each([
  [{ name: "added-to-cart", atLeast: 2 }, { "event:added-to-cart": 2 }, true],
  [{ name: "added-to-cart", atLeast: 2 }, { "event:added-to-cart": 1 }, false],
  [{ name: "added-to-cart", atLeast: 1 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(customEvent, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { name: "", atLeast: 1 }', () =>
  expect(ask(customEvent, { name: "", atLeast: 1 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "name", reason: "missing" }],
  }));
