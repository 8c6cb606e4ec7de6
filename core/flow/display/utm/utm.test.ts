import { expect, it } from "vitest";
import { ask } from "../ask";
import { utm } from "./definition";

it.each([
  [{ parameter: "source", match: "is", values: ["yandex"] }, { utm_source: "Yandex" }, true],
  [{ parameter: "campaign", match: "starts", values: ["black"] }, { utm_campaign: "black-friday" }, true],
  [{ parameter: "term", match: "is", values: ["boots"] }, { utm_term: "shoes" }, false],
  [{ parameter: "content", match: "is", values: ["a"] }, { utm_medium: "a" }, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(utm, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { parameter: "id", match: "is", values: ["a"] }', () =>
  expect(ask(utm, { parameter: "id", match: "is", values: ["a"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "parameter", reason: "malformed" }],
  }));
