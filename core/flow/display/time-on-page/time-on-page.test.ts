import { expect, it } from "vitest";
import { ask } from "../ask";
import { timeOnPage } from "./definition";

it.each([
  [{ atLeast: 20 }, { "seconds-on-page": 20 }, true],
  [{ atLeast: 20 }, { "seconds-on-page": 19 }, false],
  [{ atLeast: 20 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(timeOnPage, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { atLeast: 3601 }", () =>
  expect(ask(timeOnPage, { atLeast: 3601 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "atLeast", reason: "too-large" }],
  }));
