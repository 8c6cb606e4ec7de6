import { expect, it } from "vitest";
import { findTemplate } from "@/core/flow/templates/templates";
import { testWording } from "../words/test-wording";
import { findSteps } from "./find-steps";

const template = findTemplate("from-ads");
if (!template) throw new Error("The template is gone.");
const document = {
  ...template.document,
  notes: [
    {
      id: "why",
      kind: "note" as const,
      text: "Ask Olga before this is changed",
      position: { x: 0, y: 0 },
      size: { width: 100, height: 100 },
    },
  ],
};
const find = (search: string, language = "en") =>
  findSteps(document, search, { ...testWording(language), language });

it.each([
  ["by its words", "CAME FROM", [{ id: "paid", words: "Came from ads", where: null }]],
  ["by its kind", "free operators", [{ id: "free", words: expect.any(String), where: null }]],
  [
    "by what an offer says, in any language",
    "бесплатный",
    [
      {
        id: "bar",
        words: expect.any(String),
        where: "Оставьте номер: позвоним сами, звонок для вас бесплатный.",
      },
    ],
  ],
  ["a note", "olga", [{ id: "why", words: "Note: Ask Olga before this is changed", where: null }]],
  ["but not by what its fields are called inside", "networks", []],
])("finds a step %s", (_how, search, found) => expect(find(search)).toEqual(found));

it("lists everything where nothing is searched", () => expect(find(" ")).toHaveLength(6));
