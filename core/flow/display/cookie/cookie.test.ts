import { expect, it } from "vitest";
import { ask } from "../ask";
import { cookie } from "./definition";

it.each([
  [{ name: "plan", test: "present", match: "is", values: [] }, { "cookie:plan": "" }, true],
  [{ name: "plan", test: "present", match: "is", values: [] }, {}, false],
  [{ name: "plan", test: "value", match: "is", values: ["pro", "team"] }, { "cookie:plan": "Team" }, true],
  [{ name: "plan", test: "value", match: "is", values: ["pro"] }, { "cookie:plan": "free" }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(cookie, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { name: "", test: "present", match: "is", values: [] }', () =>
  expect(ask(cookie, { name: "", test: "present", match: "is", values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "name", reason: "missing" }],
  }));

it('refuses { name: "plan", test: "value", match: "is", values: [] }', () =>
  expect(ask(cookie, { name: "plan", test: "value", match: "is", values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values", reason: "missing" }],
  }));

it('refuses { name: "plan", test: "value", match: "regex", values: ["("] }', () =>
  expect(ask(cookie, { name: "plan", test: "value", match: "regex", values: ["("] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values.0", reason: "bad-regex" }],
  }));
