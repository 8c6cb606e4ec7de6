import { expect, it } from "vitest";
import { ask } from "../ask";
import { requestedBefore } from "./definition";

it.each([
  [{}, { "requested-before": true }, true],
  [{}, { "requested-before": false }, false],
  [{}, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(requestedBefore, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses []", () =>
  expect(ask(requestedBefore, [], {})).toMatchObject({
    ok: false,
    error: [{ field: null, reason: "malformed" }],
  }));
