import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { lastResult } from "./definition";

it.each([
  [{ results: ["customer-unreached", "customer-left"] }, { "last-result": "customer-left" }, true],
  [{ results: ["customer-unreached"] }, { "last-result": "nobody-free" }, false],
  [{ results: ["closed"] }, { "last-result": "closed" }, true],
  [{ results: ["failed"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(lastResult, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([[{ results: [] }, "results", "missing"]])("refuses %j", (config, field, reason) =>
  expect(ask(lastResult, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
