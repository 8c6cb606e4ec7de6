import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

/** Those in which visitors are spoken to: of a page in any other language no more is kept. */
const LANGUAGES = ["en", "ru"] as const;
const config = z.object({ languages: z.array(z.enum(LANGUAGES)).min(1, "Choose at least one.") });

/** The language in which the visitor is spoken to, by that of the page. */
export const callbackLanguage: RoutingCondition<z.infer<typeof config>> = {
  kind: "callback-language",
  config,
  defaults: { languages: ["en"] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "languages", input: "choices", options: LANGUAGES }],
  waits: false,
  predicate: ({ languages }) => ["in", "language", [...new Set(languages)]],
};
