import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z.object({
  /** Display flow and offer node: `<flowId>/<nodeId>`. */
  offers: z.array(z.string().min(3).max(130)).min(1, "Choose at least one.").max(50),
});

/** The visitor asked by one of these offers of the display rules, as the page tells. */
export const byOffer: RoutingCondition<z.infer<typeof config>> = {
  kind: "by-offer",
  config,
  defaults: { offers: [] },
  ports: YES_NO,
  group: "where",
  fields: [{ name: "offers", input: "offers" }],
  waits: false,
  predicate: ({ offers }) => ["in", "offer", [...new Set(offers)]],
};
