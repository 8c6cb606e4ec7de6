import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { expectedWait } from "./definition";

it.each([
  [{ teamId: "sales", atMostSeconds: 30 }, { "expected-wait:sales": 28 }, true],
  [{ teamId: "sales", atMostSeconds: 20 }, { "expected-wait:sales": 28 }, false],
  [{ teamId: "sales", atMostSeconds: 30 }, { "operators-free:sales": 0 }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(expectedWait, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([[{ teamId: "", atMostSeconds: 30 }, "teamId", "missing"]])("refuses %j", (config, field, reason) =>
  expect(ask(expectedWait, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
