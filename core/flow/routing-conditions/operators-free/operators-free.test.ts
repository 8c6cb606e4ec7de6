import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { operatorsFree } from "./definition";

it.each([
  [{ teamId: "sales", atLeast: 2 }, { "operators-free:sales": 2 }, true],
  [{ teamId: "sales", atLeast: 2 }, { "operators-free:sales": 1 }, false],
  [{ teamId: "gone", atLeast: 1 }, { "operators-free:sales": 5 }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(operatorsFree, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ teamId: "", atLeast: 1 }, "teamId", "missing"],
  [{ teamId: "sales", atLeast: 0.5 }, "atLeast", "malformed"],
])("refuses %j", (config, field, reason) =>
  expect(ask(operatorsFree, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
