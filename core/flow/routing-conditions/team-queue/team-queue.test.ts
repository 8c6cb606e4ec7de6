import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { teamQueue } from "./definition";

it.each([
  [{ teamId: "sales", atLeast: 3 }, { "team-queue:sales": 3 }, true],
  [{ teamId: "sales", atLeast: 3 }, { "team-queue:sales": 2, "team-queue:night": 9 }, false],
  [{ teamId: "sales", atLeast: 3 }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(teamQueue, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ teamId: "", atLeast: 3 }, "teamId", "missing"],
  [{ teamId: "sales", atLeast: 0 }, "atLeast", "too-small"],
])("refuses %j", (config, field, reason) =>
  expect(ask(teamQueue, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
