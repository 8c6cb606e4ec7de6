import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z.object({});

/** Asks whether somebody in the CRM looks after this customer. */
export const hasOwner: RoutingCondition<z.infer<typeof config>> = {
  kind: "has-owner",
  config,
  defaults: {},
  ports: YES_NO,
  group: "who",
  fields: [],
  waits: false,
  predicate: () => ["known", "has-owner"],
};
