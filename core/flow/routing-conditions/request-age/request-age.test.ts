import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { requestAge } from "./definition";

it.each([
  [{ atLeastMinutes: 60 }, { "minutes-since-request": 60 }, true],
  [{ atLeastMinutes: 60 }, { "minutes-since-request": 59.9 }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(requestAge, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([[{ atLeastMinutes: 0 }, "atLeastMinutes", "too-small"]])("refuses %j", (config, field, reason) =>
  expect(ask(requestAge, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
