import { expect, it } from "vitest";
import { ask } from "../ask";
import { expectedWait } from "./definition";

it.each([
  [{ atMostSeconds: 60, teamId: "" }, { "expected-wait": 60 }, true],
  [{ atMostSeconds: 60, teamId: "" }, { "expected-wait": 61 }, false],
  [{ atMostSeconds: 60, teamId: "t1" }, { "expected-wait:t1": 5 }, true],
  [{ atMostSeconds: 60, teamId: "" }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(expectedWait, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { atMostSeconds: 0, teamId: "" }', () =>
  expect(ask(expectedWait, { atMostSeconds: 0, teamId: "" }, {})).toMatchObject({
    ok: false,
    error: [{ field: "atMostSeconds", reason: "too-small" }],
  }));
