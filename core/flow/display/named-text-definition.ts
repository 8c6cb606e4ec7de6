import { z } from "zod";
import type { Field } from "../node-definition";
import type { Predicate } from "../runtime/display-program";
import { TEXT_MATCHES, type TextConfig, textPredicate, textShape } from "./text-definition";

/** Something with a name that has a text: whether it is there, or what it says. */
export const namedTextShape = {
  name: z.string().trim().min(1, "Write the name.").max(100),
  test: z.enum(["present", "value"]),
  match: textShape.match,
  // None are needed to ask whether it is there.
  values: z.array(textShape.values.element).max(50),
};
export interface NamedTextConfig extends TextConfig {
  name: string;
  test: "present" | "value";
}

export const namedTextFields: readonly Field[] = [
  { name: "name", input: "text", max: 100 },
  { name: "test", input: "choice", options: ["present", "value"] },
  { name: "match", input: "choice", options: TEXT_MATCHES, when: { field: "test", is: ["value"] } },
  { name: "values", input: "texts", max: 50, when: { field: "test", is: ["value"] } },
];

/** Every text starts with nothing, so an empty one is there too. */
export const namedTextPredicate = <Key extends string>(key: Key, config: NamedTextConfig): Predicate<Key> =>
  config.test === "present" ? ["starts", key, ""] : textPredicate(key, config);

/** Marks that there is nothing to compare with. For a schema's `superRefine`. */
export function checkValues({ values }: { values: string[] }, context: z.core.$RefinementCtx): void {
  if (values.length === 0)
    context.addIssue({
      code: "custom",
      path: ["values"],
      message: "Write at least one text.",
      params: { reason: "missing" },
    });
}
