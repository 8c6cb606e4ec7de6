import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const TYPES = ["mobile", "fixed-line", "voip", "toll-free"] as const;
const config = z.object({ types: z.array(z.enum(TYPES)).min(1, "Choose at least one.") });

/** What sort of line the number is. In countries that do not tell mobiles from others, it counts as both. */
export const phoneType: RoutingCondition<z.infer<typeof config>> = {
  kind: "phone-type",
  config,
  defaults: { types: ["mobile"] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "types", input: "choices", options: TYPES }],
  waits: false,
  predicate: ({ types }) => {
    const isEither = types.includes("mobile") || types.includes("fixed-line");
    return ["in", "phone-type", [...new Set(types), ...(isEither ? ["fixed-or-mobile"] : [])]];
  },
};
