import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { anyOf } from "../text-definition";

const config = z.object({
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "A language is written like en or pt-BR."))
    .min(1, "Choose at least one language.")
    .max(50),
});
type LanguageConfig = z.infer<typeof config>;

/** The page's language, in every regional form: `pt` is `pt-BR` too. */
export const language: ConditionDefinition<LanguageConfig> = {
  kind: "language",
  config,
  defaults: { languages: [] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "languages", input: "texts", max: 50 }],
  waits: false,
  predicate: ({ languages }) =>
    anyOf(
      languages.flatMap((language) => [
        ["equals", "language", language, 1],
        ["starts", "language", `${language}-`, 1],
      ]),
    ),
};
