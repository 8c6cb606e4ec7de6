import { expect, it } from "vitest";
import { ask } from "../ask";
import { returning } from "./definition";

it.each([
  [{}, { returning: true }, true],
  [{}, { returning: false }, false],
  [{}, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(returning, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses []", () =>
  expect(ask(returning, [], {})).toMatchObject({ ok: false, error: [{ field: null, reason: "malformed" }] }));
