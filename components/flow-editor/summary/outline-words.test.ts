import { expect, it } from "vitest";
import { defaultRouting } from "@/core/flow/default-routing";
import type { FlowDocument } from "@/core/flow/document";
import { findTemplate } from "@/core/flow/templates/templates";
import { testWording } from "../words/test-wording";
import { outlineText, outlineWords } from "./outline-words";

const template = (id: string): FlowDocument => {
  const found = findTemplate(id);
  if (!found) throw new Error(`There is no template ${id}.`);
  return structuredClone(found.document);
};
const read = (document: FlowDocument, language: string) =>
  outlineText(outlineWords(document, { ...testWording(language), language }));

it.each([
  [
    "en",
    `Came from ads and the site's team has at least 1 operator free?
    Yes: Bar “Talk to us in about {seconds} seconds”.
Otherwise: Button “Shall we call you?”.`,
  ],
  [
    "ru",
    `Пришёл: из рекламы и команда сайта: свободны не меньше 1 оператора?
    Да: Полоса «Поговорим через {seconds} секунд».
Иначе: Кнопка «Перезвонить вам?».`,
  ],
])("an offer to those who came from ads, in %s", (language, text) =>
  expect(read(template("from-ads"), language)).toBe(text),
);

it.each([
  [
    "en",
    `Split visitors, hold out 10 %.
    Button, 45 %: Button “Shall we call you?”.
    Pop-up, 45 %: On the page for 20 s?
        Yes: Pop-up “Shall we call you?”.
        Otherwise: Nothing is shown.
    Held out, 10 %: Show nothing.`,
  ],
  [
    "ru",
    `Разделить посетителей, без показа 10 %.
    Button, 45 %: Кнопка «Перезвонить вам?».
    Pop-up, 45 %: На странице 20 с?
        Да: Окно «Перезвонить вам?».
        Иначе: Ничего не показываем.
    Вне показа, 10 %: Ничего не показывать.`,
  ],
])("a split says how many go each way, in %s", (language, text) =>
  expect(read(template("split-test"), language)).toBe(text),
);

it.each([
  [
    "en",
    `(1) Call Sales, the operator first.
    Not reached: Try again after 2, 30, 120 min.
        Try again: Goes on at (1).
        Tries used up: Tell Sales.
    Nobody free: Try again after 1, 5, 15, 60 min.
        Try again: Goes on at (1).
        Tries used up: Tell Sales.
    Team closed: Wait until Sales opens.
        Then: Goes on at (1).
        Never opens: Tell Sales.
    Call failed: Try again after 0.5, 2, 10 min.
        Try again: Goes on at (1).
        Tries used up: Tell Sales.`,
  ],
  [
    "ru",
    `(1) Позвонить: Sales, сначала оператору.
    Не дозвонились: Повторить через 2, 30, 120 мин.
        Ещё попытка: Дальше как в (1).
        Попытки кончились: Сообщить: Sales.
    Нет свободных: Повторить через 1, 5, 15, 60 мин.
        Ещё попытка: Дальше как в (1).
        Попытки кончились: Сообщить: Sales.
    Команда не работает: Дождаться, когда откроется Sales.
        Далее: Дальше как в (1).
        Не откроется: Сообщить: Sales.
    Сбой связи: Повторить через 0,5; 2; 10 мин.
        Ещё попытка: Дальше как в (1).
        Попытки кончились: Сообщить: Sales.`,
  ],
])("a routing flow goes back by number, in %s", (language, text) =>
  expect(read(defaultRouting("t"), language)).toBe(text),
);

it.each([
  [
    "en",
    `The customer has an owner?
    Yes: Call Sales, the operator first; of the operators, the customer’s owner first.
    No: Tell Sales.`,
  ],
  [
    "ru",
    `У клиента есть ответственный?
    Да: Позвонить: Sales, сначала оператору; из операторов первым ответственному.
    Нет: Сообщить: Sales.`,
  ],
])("a routing flow that asks for the customer's owner, in %s", (language, text) => {
  const { nodes, edges: _, ...rest } = defaultRouting("t");
  const kept = nodes.filter(({ id }) => ["start", "connect", "tell"].includes(id));
  const edge = (from: string, port: string, to: string) => ({ id: `${from}.${port}`, from, port, to });
  const document: FlowDocument = {
    ...rest,
    nodes: [
      ...kept.map((node) => ({ ...node, config: { ...node.config, ownerFirst: true } })),
      { id: "owned", kind: "has-owner", position: { x: 0, y: 0 }, config: {} },
    ],
    edges: [edge("start", "next", "owned"), edge("owned", "yes", "connect"), edge("owned", "no", "tell")],
  };
  const [asks, yes, ...others] = outlineWords(document, { ...testWording(language), language });
  const no = others.filter(({ nodes: told }) => told.includes("tell"));
  expect(outlineText([asks, yes, ...no].flatMap((line) => line ?? []))).toBe(text);
});

it("leads each sentence to its steps, and names what staff called a step", () => {
  const document = template("from-ads");
  const [paid] = document.nodes.filter(({ id }) => id === "paid");
  if (paid) paid.name = "Whom we pay for";
  const [first, second] = outlineWords(document, { ...testWording("en"), language: "en" });
  expect(first?.nodes).toEqual(["paid", "free"]);
  expect(first?.words).toContain("Whom we pay for (Came from ads) and");
  expect(second?.nodes).toEqual(["bar"]);
});
