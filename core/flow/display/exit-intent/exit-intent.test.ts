import { expect, it } from "vitest";
import { ask } from "../ask";
import { exitIntent } from "./definition";

it.each([
  [{}, { "exit-intent": true }, true],
  [{}, { "exit-intent": false }, false],
  [{}, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(exitIntent, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses []", () =>
  expect(ask(exitIntent, [], {})).toMatchObject({
    ok: false,
    error: [{ field: null, reason: "malformed" }],
  }));
