import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { businessHours } from "./definition";

it.each([
  [{ teamId: "sales" }, { "team-open:sales": true }, true],
  [{ teamId: "sales" }, { "team-open:sales": false, "team-open:night": true }, false],
  [{ teamId: "gone" }, { "team-open:sales": true }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(businessHours, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([[{ teamId: "" }, "teamId", "missing"]])("refuses %j", (config, field, reason) =>
  expect(ask(businessHours, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
