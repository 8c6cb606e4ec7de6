import { expect, it } from "vitest";
import { ask } from "../../display/ask";
import { callbackLanguage } from "./definition";

it.each([
  [{ languages: ["ru"] }, { language: "ru" }, true],
  [{ languages: ["ru"] }, { language: "en" }, false],
  [{ languages: ["en", "ru"] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(callbackLanguage, config, facts)).toEqual({ ok: true, value: answer }),
);

it.each([
  [{ languages: [] }, "languages", "missing"],
  [{ languages: ["de"] }, "languages.0", "malformed"],
])("refuses %j", (config, field, reason) =>
  expect(ask(callbackLanguage, config, {})).toMatchObject({ ok: false, error: [{ field, reason }] }),
);
