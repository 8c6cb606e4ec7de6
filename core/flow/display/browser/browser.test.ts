import { expect, it } from "vitest";
import { ask } from "../ask";
import { browser } from "./definition";

it.each([
  [{ values: ["yandex"] }, { browser: "yandex" }, true],
  [{ values: ["yandex"] }, { browser: "chrome" }, false],
  [{ values: ["yandex"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(browser, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { values: [] }", () =>
  expect(ask(browser, { values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values", reason: "missing" }],
  }));
