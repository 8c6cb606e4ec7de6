import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

/** The visitor did not ask to be called at once, but at a time of their own; it may be over by now. */
export const chosenTime: RoutingCondition<Record<string, never>> = {
  kind: "chosen-time",
  config: z.object({}),
  defaults: {},
  ports: YES_NO,
  group: "when",
  fields: [],
  waits: false,
  predicate: () => ["known", "chosen-at"],
};
