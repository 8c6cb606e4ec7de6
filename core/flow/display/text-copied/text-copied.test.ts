import { expect, it } from "vitest";
import { ask } from "../ask";
import { textCopied } from "./definition";

it.each([
  [{}, { "text-copied": true }, true],
  [{}, { "text-copied": false }, false],
  [{}, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(textCopied, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses []", () =>
  expect(ask(textCopied, [], {})).toMatchObject({
    ok: false,
    error: [{ field: null, reason: "malformed" }],
  }));
