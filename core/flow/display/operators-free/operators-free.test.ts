import { expect, it } from "vitest";
import { ask } from "../ask";
import { operatorsFree } from "./definition";

it.each([
  [{ atLeast: 2, teamId: "" }, { "operators-free": 2 }, true],
  [{ atLeast: 2, teamId: "" }, { "operators-free": 1 }, false],
  [{ atLeast: 1, teamId: "t1" }, { "operators-free": 5 }, false],
  [{ atLeast: 1, teamId: "" }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(operatorsFree, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { atLeast: 0, teamId: "" }', () =>
  expect(ask(operatorsFree, { atLeast: 0, teamId: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "atLeast", reason: "too-small" }],
  }));
