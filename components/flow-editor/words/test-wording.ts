import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator, type Messages } from "next-intl";
import type { Wording } from "./flow-words";
import { numberRow } from "./number-row";

const ROOT = path.join(import.meta.dirname, "../../../messages");

/** The editor's words of a language, for tests: a text that is missing or broken fails them. */
export function testWording(language: string): Wording {
  const messages: Messages = {
    "flow-editor": JSON.parse(readFileSync(path.join(ROOT, language, "flow-editor.json"), "utf8")),
  };
  const t = createTranslator({
    locale: language,
    messages,
    namespace: "flow-editor",
    onError: (error) => {
      throw error;
    },
  });
  return {
    t,
    join: (words) => new Intl.ListFormat(language, { type: "disjunction" }).format(words),
    joinAll: (words) => new Intl.ListFormat(language, { type: "conjunction" }).format(words),
    row: (numbers) => numberRow(numbers, language),
    references: { teams: [{ id: "t", name: "Sales" }], routingFlows: [] },
  };
}
