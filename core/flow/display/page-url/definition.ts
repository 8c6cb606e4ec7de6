import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { checkTexts, textFields, textPredicate, textShape } from "../text-definition";

const PARTS = ["path", "url"] as const;

const config = z
  .object({ part: z.enum(PARTS), ...textShape })
  .superRefine(checkTexts)
  .superRefine(checkPaths);
type PageUrlConfig = z.infer<typeof config>;

/** The address of the page: its path alone (without `?…`), or the whole. */
export const pageUrl: ConditionDefinition<PageUrlConfig, "path" | "url"> = {
  kind: "page-url",
  config,
  defaults: { part: "path", match: "is", values: [] },
  ports: YES_NO,
  group: "where",
  fields: [{ name: "part", input: "choice", options: PARTS }, ...textFields],
  waits: false,
  predicate: ({ part, match, values }) =>
    // To people a path is the same with and without a slash at its end.
    part === "path" && match === "is"
      ? textPredicate("path", { match, values: values.flatMap(withAndWithoutSlash) })
      : textPredicate(part, { match, values }),
};

const withAndWithoutSlash = (path: string): string[] => {
  const bare = path.replace(/\/+$/, "");
  return bare === "" ? ["/"] : [bare, `${bare}/`];
};

/** A path that could never be one is most often a whole address in the wrong place. */
function checkPaths(
  { part, match, values }: { part: string; match: string; values: string[] },
  context: z.core.$RefinementCtx,
): void {
  if (part !== "path" || (match !== "is" && match !== "starts")) return;
  for (const [at, value] of values.entries())
    if (!value.startsWith("/"))
      context.addIssue({
        code: "custom",
        path: ["values", at],
        message: "A path begins with a slash, like /pricing. For more, compare the whole address.",
        params: { reason: "out-of-reach" },
      });
}
