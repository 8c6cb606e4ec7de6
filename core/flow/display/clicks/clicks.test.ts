import { expect, it } from "vitest";
import { ask } from "../ask";
import { clicks } from "./definition";

it.each([
  [{ atLeast: 3 }, { clicks: 3 }, true],
  [{ atLeast: 3 }, { clicks: 2 }, false],
  [{ atLeast: 3 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(clicks, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { atLeast: 1001 }", () =>
  expect(ask(clicks, { atLeast: 1001 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "atLeast", reason: "too-large" }],
  }));
