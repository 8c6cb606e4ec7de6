import { describe, expect, it } from "vitest";
import { routingTemplates } from "@/core/flow/templates/routing-templates";
import { templates } from "@/core/flow/templates/templates";
import { testWording } from "../words/test-wording";
import { findTemplates } from "./find-templates";

const idsOf = (shelves: ReturnType<typeof findTemplates>) =>
  shelves.flatMap((shelf) => shelf.templates.map(({ id }) => id));

describe.each(["en", "ru"])("templates in %s", (language) => {
  const { t } = testWording(language);

  it("each has a name and a sentence, on one shelf", () => {
    for (const [flow, all] of [
      ["display", templates],
      ["routing", routingTemplates],
    ] as const) {
      const shelves = findTemplates(flow, " ", t);
      expect(idsOf(shelves)).toEqual(all.map(({ id }) => id));
      expect(new Set(idsOf(shelves)).size).toBe(all.length);
      for (const { name, templates: told } of shelves)
        for (const words of [name, ...told.flatMap((one) => [one.name, one.text])])
          expect(words).not.toBe("");
    }
  });

  it("are not found by what none of them says", () =>
    expect(findTemplates("routing", "xylophone", t)).toEqual([]));
});

it.each([
  ["en", "VIP", ["vip"]],
  ["en", "night morning", ["night-shift"]],
  ["en", "morning NIGHT", ["night-shift"]],
  ["ru", "подозрит", ["suspicious-first"]],
])("in %s %j finds %j", (language, search, ids) =>
  expect(idsOf(findTemplates("routing", search, testWording(language).t))).toEqual(ids),
);

it("finds a whole shelf by its name", () => {
  const { t } = testWording("en");
  const shelf = findTemplates("routing", "", t).find(({ id }) => id === "hours");
  expect(idsOf(findTemplates("routing", shelf?.name ?? "", t))).toEqual(shelf?.templates.map(({ id }) => id));
});
