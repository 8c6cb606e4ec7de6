import { z } from "zod";
import type { FactKey } from "../../../widget-contract/visitor-facts";
import type { Predicate } from "../../runtime/display-program";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { checkValues } from "../named-text-definition";
import { COMPARISONS, checkRange, numberPredicate, numberShape } from "../number-definition";
import { anyOf, checkTexts, TEXT_MATCHES, textPredicate, textShape } from "../text-definition";

const TYPES = ["text", "number", "list", "yes-no"] as const;
const NUMBERS = { min: -1_000_000_000, max: 1_000_000_000 };

const config = z
  .object({
    name: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,64}$/, "A name has letters, digits, dots, hyphens and underscores."),
    type: z.enum(TYPES),
    match: textShape.match,
    values: z.array(textShape.values.element).max(50),
    /** Of a list: whether one of the values is enough. */
    quantity: z.enum(["any", "all"]),
    ...numberShape(NUMBERS),
  })
  .superRefine((asked, context) => {
    const isText = asked.type === "text";
    if (isText || asked.type === "list") checkValues(asked, context);
    if (isText) checkTexts(asked, context);
    if (asked.type === "number") checkRange(asked, context);
  });
type AttributeConfig = z.infer<typeof config>;

/** Something that the page says of its visitor by `perezvon.identify`: a plan, a balance, tags. */
export const attribute: ConditionDefinition<AttributeConfig> = {
  kind: "attribute",
  config,
  defaults: {
    name: "",
    type: "text",
    match: "is",
    values: [],
    quantity: "any",
    comparison: "at-least",
    value: 0,
    to: 0,
  },
  ports: YES_NO,
  group: "who",
  fields: [
    { name: "name", input: "text", max: 64 },
    { name: "type", input: "choice", options: TYPES },
    { name: "match", input: "choice", options: TEXT_MATCHES, when: { field: "type", is: ["text"] } },
    { name: "quantity", input: "choice", options: ["any", "all"], when: { field: "type", is: ["list"] } },
    { name: "values", input: "texts", max: 50, when: { field: "type", is: ["text", "list"] } },
    { name: "comparison", input: "choice", options: COMPARISONS, when: { field: "type", is: ["number"] } },
    { name: "value", input: "number", ...NUMBERS, when: { field: "type", is: ["number"] } },
    { name: "to", input: "number", ...NUMBERS, when: { field: "comparison", is: ["between"] } },
  ],
  waits: false,
  predicate: (asked) => {
    const key: FactKey = `attribute:${asked.name}`;
    if (asked.type === "yes-no") return ["known", key];
    if (asked.type === "number") return numberPredicate(key, asked);
    return asked.type === "text" ? textOf(key, asked) : listOf(key, asked);
  },
};

/** Pages tell numbers where staff write texts: "3" is 3 too. */
function textOf(key: FactKey, { match, values }: AttributeConfig): Predicate {
  const text = textPredicate(key, { match, values });
  const numbers = match === "is" ? values.map(Number).filter(Number.isFinite) : [];
  return numbers.length > 0 ? ["any", [text, ["in", key, numbers]]] : text;
}

function listOf(key: FactKey, { values, quantity }: AttributeConfig): Predicate {
  const items = values.map((value): Predicate => ["equals", key, value, 1]);
  return quantity === "any" ? anyOf(items) : ["all", items];
}
