import { expect, it } from "vitest";
import { ask } from "../ask";
import { queryParameter } from "./definition";

it.each([
  [{ name: "plan", test: "present", match: "is", values: [] }, { "query:plan": "" }, true],
  [{ name: "plan", test: "present", match: "is", values: [] }, {}, false],
  [{ name: "plan", test: "value", match: "is", values: ["pro", "team"] }, { "query:plan": "Team" }, true],
  [{ name: "plan", test: "value", match: "is", values: ["pro"] }, { "query:plan": "free" }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(queryParameter, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { name: "", test: "present", match: "is", values: [] }', () =>
  expect(ask(queryParameter, { name: "", test: "present", match: "is", values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "name", reason: "missing" }],
  }));

it('refuses { name: "plan", test: "value", match: "is", values: [] }', () =>
  expect(ask(queryParameter, { name: "plan", test: "value", match: "is", values: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values", reason: "missing" }],
  }));

it('refuses { name: "plan", test: "value", match: "regex", values: ["("] }', () =>
  expect(
    ask(queryParameter, { name: "plan", test: "value", match: "regex", values: ["("] }, {}),
  ).toMatchObject({ ok: false, error: [{ field: "values.0", reason: "bad-regex" }] }));
