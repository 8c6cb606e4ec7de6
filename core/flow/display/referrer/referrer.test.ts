import { expect, it } from "vitest";
import { ask } from "../ask";
import { referrer } from "./definition";

it.each([
  [{ match: "glob", values: ["https://*.example/*"] }, { referrer: "https://blog.example/post" }, true],
  [{ match: "contains", values: ["google."] }, { referrer: "https://blog.example/" }, false],
  [{ match: "contains", values: ["google."] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(referrer, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { match: "regex", values: ["ok", "("] }', () =>
  expect(ask(referrer, { match: "regex", values: ["ok", "("] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "values.1", reason: "bad-regex" }],
  }));
