import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

const config = z.object({
  selector: z.string().trim().min(1, "Write a CSS selector, like #prices.").max(200),
});
type ElementVisibleConfig = z.infer<typeof config>;

/** Something on the page is in sight, by its CSS selector. */
export const elementVisible: ConditionDefinition<ElementVisibleConfig> = {
  kind: "element-visible",
  config,
  defaults: { selector: "" },
  ports: YES_NO,
  group: "behaviour",
  fields: [{ name: "selector", input: "selector" }],
  waits: false,
  predicate: ({ selector }) => ["known", `visible:${selector}`],
};
