import { expect, it } from "vitest";
import { ask } from "../ask";
import { scrollDepth } from "./definition";

it.each([
  [{ atLeast: 50 }, { "scroll-depth": 50 }, true],
  [{ atLeast: 50 }, { "scroll-depth": 49 }, false],
  [{ atLeast: 50 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(scrollDepth, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { atLeast: 101 }", () =>
  expect(ask(scrollDepth, { atLeast: 101 }, {})).toMatchObject({
    ok: false,
    error: [{ field: "atLeast", reason: "too-large" }],
  }));
