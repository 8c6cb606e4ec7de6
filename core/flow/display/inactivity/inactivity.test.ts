import { expect, it } from "vitest";
import { ask } from "../ask";
import { inactivity } from "./definition";

it.each([
  [{ atLeast: 30 }, { "seconds-idle": 30 }, true],
  [{ atLeast: 30 }, { "seconds-idle": 29 }, false],
  [{ atLeast: 30 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(inactivity, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { atLeast: 3601 }", () =>
  expect(ask(inactivity, { atLeast: 3601 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "atLeast", reason: "too-large" }],
  }));
