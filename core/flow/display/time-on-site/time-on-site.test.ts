import { expect, it } from "vitest";
import { ask } from "../ask";
import { timeOnSite } from "./definition";

it.each([
  [{ atLeast: 60 }, { "seconds-on-site": 60 }, true],
  [{ atLeast: 60 }, { "seconds-on-site": 59 }, false],
  [{ atLeast: 60 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(timeOnSite, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { atLeast: 36001 }", () =>
  expect(ask(timeOnSite, { atLeast: 36001 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "atLeast", reason: "too-large" }],
  }));
