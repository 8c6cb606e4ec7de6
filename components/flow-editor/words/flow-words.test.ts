import { describe, expect, it } from "vitest";
import { definitionsOf } from "@/core/flow/definitions";
import type { Field, NodeDefinition } from "@/core/flow/node-definition";
import { templates } from "@/core/flow/templates/templates";
import { fieldLabel, kindName, optionWords, portWords, sentenceOf, shownFields } from "./flow-words";
import { testWording } from "./test-wording";

const FLOWS = ["display", "routing"] as const;
/** Every value of one field that changes what a sentence says. None speaks of what stands folded away in a form. */
function valuesOf(field: Field, fallback: unknown): unknown[] {
  if (field.section) return [fallback];
  if (field.input === "choice") return [...field.options];
  if (field.input === "choices") return [[...field.options]];
  if (field.input === "team") return ["t", ""];
  if (field.input === "texts" || field.input === "countries") return [["one", "two"], []];
  if (field.input === "weekdays") return [[1, 7]];
  if (field.input === "text" || field.input === "selector") return ["name"];
  if (field.input === "date") return ["2026-12-31", ""];
  return [fallback];
}

const configsOf = ({ fields, defaults }: NodeDefinition<unknown>): Record<string, unknown>[] =>
  fields.reduce<Record<string, unknown>[]>(
    (configs, field) =>
      configs.flatMap((config) =>
        valuesOf(field, config[field.name]).map((value) => ({ ...config, [field.name]: value })),
      ),
    [{ ...Object(defaults) }],
  );

describe.each(["en", "ru"])("words of every step in %s", (language) => {
  const words = testWording(language);
  const kinds = FLOWS.flatMap((flow) =>
    Object.values(definitionsOf(flow)).map((definition) => ({ flow, definition })),
  );

  it.each(kinds)("$flow $definition.kind: its name, fields, options and ways out", ({ definition }) => {
    const { kind, fields, ports, defaults } = definition;
    expect(words.t.has(`kinds.${kind}.name`)).toBe(true);
    expect(kindName(words.t, kind)).not.toBe("");
    expect(words.t.has(`groups.${definition.group}`)).toBe(true);
    for (const field of fields) {
      if (field.input === "own") continue;
      expect(fieldLabel(words.t, kind, field.name), `${kind}.${field.name}`).not.toBe(field.name);
      if (field.input !== "choice" && field.input !== "choices") continue;
      for (const option of field.options) {
        const key = [`kinds.${kind}.options.${field.name}.${option}`, `options.${field.name}.${option}`];
        expect(
          key.some((one) => words.t.has(one)),
          `${kind}.${field.name}.${option}`,
        ).toBe(true);
        expect(optionWords(words.t, kind, field.name, option)).not.toBe("");
      }
    }
    for (const { id } of ports)
      expect(portWords(words.t, { kind, config: Object(defaults) }, id), `${kind} ${id}`).not.toBe("");
  });

  it.each(kinds)("$flow $definition.kind: a sentence for every choice", ({ definition }) => {
    for (const config of configsOf(definition)) {
      const sentence = sentenceOf({ kind: definition.kind, fields: definition.fields, config }, words);
      expect(sentence).not.toMatch(/[{}]|undefined|null|\s{2}/);
      expect(sentence.trim()).not.toBe("");
    }
  });
});

describe("sentences", () => {
  const english = testWording("en");
  const say = (kind: string, config: Record<string, unknown>) =>
    sentenceOf({ kind, config, fields: definitionsOf("display")[kind]?.fields ?? [] }, english);

  it("can be read aloud", () => {
    expect(say("source", { values: ["ads", "search"] })).toBe("Came from ads or search");
    expect(say("scroll-depth", { atLeast: 50 })).toBe("Scrolled 50 %");
    expect(say("page-url", { part: "path", match: "starts", values: ["/boots", "/shoes"] })).toBe(
      "The page begins with /boots or /shoes",
    );
    expect(say("business-hours", { teamId: "" })).toBe("the site's team is open now");
  });

  it("tell what a group asks", () => {
    const conditions = [
      { kind: "scroll-depth", not: false, config: { atLeast: 50 } },
      { kind: "returning", not: true, config: {} },
    ];
    expect(say("group", { mode: "all", conditions })).toBe("Scrolled 50 % and not: Was here before");
    expect(say("group", { mode: "any", conditions })).toBe("Scrolled 50 % or not: Was here before");
    const ofRouting = [
      { kind: "source", not: false, config: { values: ["ads"] } },
      { kind: "attempts", not: true, config: { comparison: "at-least", value: 2, to: 2 } },
    ];
    expect(say("group", { mode: "all", conditions: ofRouting })).toBe(
      "Came from ads and not: Tries so far: at least 2",
    );
  });

  it("tell what belongs together where a group holds a group", () => {
    const scrolled = { kind: "scroll-depth", not: false, config: { atLeast: 50 } };
    const inner = { mode: "any", conditions: [scrolled, { kind: "returning", not: false, config: {} }] };
    const conditions = [
      { kind: "text-copied", not: false, config: {} },
      { kind: "group", not: true, config: inner },
    ];
    expect(say("group", { mode: "all", conditions })).toBe(
      "Copied text and not: (Scrolled 50 % or Was here before)",
    );
  });

  it("are the kind's name while something is missing", () => {
    expect(say("source", { values: [] })).toBe("Came from");
    expect(say("page-url", { part: "path", match: "is", values: [] })).toBe("Page");
  });

  it("do not speak of fields that the config hides", () => {
    const fields = shownFields(definitionsOf("display").cookie?.fields ?? [], { test: "present" });
    expect(fields.map(({ name }) => name)).toEqual(["name", "test"]);
  });
});

it.each(["en", "ru"])("every template has a name and a sentence in %s", (language) => {
  const { t } = testWording(language);
  for (const { id } of templates)
    for (const part of ["name", "text"]) expect(t(`templates.${id}.${part}`)).not.toBe("");
});
