import { expect, it } from "vitest";
import { compare } from "@/core/flow/compare";
import { defaultRouting } from "@/core/flow/default-routing";
import type { FlowDocument } from "@/core/flow/document";
import { displayFlow, offerWith, place } from "@/core/flow/templates/template";
import { testWording } from "../words/test-wording";
import { changeWords } from "./change-words";

const told = (before: FlowDocument, after: FlowDocument, language: string) =>
  compare(before, after).map((change) => {
    const { kind, title, fields } = changeWords(
      change,
      { before, after },
      { ...testWording(language), language },
    );
    return [kind, title, ...fields.map((field) => `${field.label}: ${field.before} → ${field.after}`)];
  });

const scrolled = { kind: "scroll-depth", not: false, config: { atLeast: 50 } };
const again = { kind: "returning", not: true, config: {} };
const drawn = (conditions: object[], offer: Parameters<typeof offerWith>[0], ways: string[]) =>
  displayFlow(
    [
      place("start", "start", [0, 0]),
      place("who", "group", [1, 0], { mode: "all", conditions }),
      place("bar", "offer", [2, 0], offerWith({ form: "bar", ...offer })),
    ],
    ["start.next>who", ...ways],
  );
const texts = (title: string) => ({ texts: { en: { title, text: "", button: "Go" } } });
const before = drawn([scrolled], { ...texts("Hello"), appearance: { position: "left" } }, []);
const after = drawn([scrolled, again], { ...texts("Hi"), appearance: { position: "top" }, form: "popup" }, [
  "who.yes>bar",
]);

it.each([
  [
    "en",
    [
      [
        "changed",
        "Scrolled 50 % and not: Was here before",
        "Conditions: Scrolled 50 % → Scrolled 50 %; not: Was here before",
      ],
      ["changed", "Pop-up “Hi”", "Form: Bar → Pop-up", "Title (en): Hello → Hi", "Place: Left → Top"],
      ["way", "After “yes” of: Scrolled 50 % and not: Was here before", ": nowhere → Pop-up “Hi”"],
    ],
  ],
  [
    "ru",
    [
      [
        "changed",
        "Прокрутил 50 % и не: Уже бывал здесь",
        "Условия: Прокрутил 50 % → Прокрутил 50 %; не: Уже бывал здесь",
      ],
      ["changed", "Окно «Hi»", "Вид: Полоса → Окно", "Заголовок (en): Hello → Hi", "Место: Слева → Сверху"],
      ["way", "После «да» у шага: Прокрутил 50 % и не: Уже бывал здесь", ": никуда → Окно «Hi»"],
    ],
  ],
])("what changed, field by field, in %s", (language, words) =>
  expect(told(before, after, language)).toEqual(words),
);

it("numbers have their unit, and what is not there is said to be not set", () => {
  const routing = defaultRouting("t");
  const other = structuredClone(routing);
  const [, connect] = other.nodes;
  Object.assign(connect ?? {}, { name: "Sales first" });
  Object.assign(connect?.config ?? {}, { operatorRingSeconds: 33 });
  expect(told(routing, other, "en")).toEqual([
    [
      "changed",
      "Sales first (Call Sales, the operator first)",
      "Your name for it: not set → Sales first",
      "Ring the operator for: 20 s → 33 s",
    ],
  ]);
});

it("what was removed is named as it was", () => {
  const gone = { ...before, nodes: before.nodes.filter(({ id }) => id !== "bar") };
  expect(told(before, gone, "en")).toEqual([["removed", "Bar “Hello”"]]);
});
