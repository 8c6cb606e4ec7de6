import { expect, it } from "vitest";
import { ask } from "../ask";
import { businessHours } from "./definition";

it.each([
  [{ teamId: "" }, { "team-open": true }, true],
  [{ teamId: "t1" }, { "team-open": true, "team-open:t1": false }, false],
  [{ teamId: "t1" }, { "team-open:t1": true }, true],
  [{ teamId: "" }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(businessHours, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses {}", () =>
  expect(ask(businessHours, {}, {})).toMatchObject({
    ok: false,
    error: [{ field: "teamId", reason: "malformed" }],
  }));
