import { expect, it } from "vitest";
import { ask } from "../ask";
import { language } from "./definition";

it.each([
  [{ languages: ["en", "pt"] }, { language: "pt-BR" }, true],
  [{ languages: ["pt-BR"] }, { language: "pt-br" }, true],
  [{ languages: ["pt-BR"] }, { language: "pt" }, false],
  [{ languages: ["en"] }, { language: "enm" }, false],
  [{ languages: ["en"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(language, config, facts)).toEqual({ ok: true, value: answer }),
);

it("refuses { languages: [] }", () =>
  expect(ask(language, { languages: [] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "languages", reason: "missing" }],
  }));

it('refuses { languages: ["English"] }', () =>
  expect(ask(language, { languages: ["English"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "languages.0", reason: "malformed" }],
  }));
