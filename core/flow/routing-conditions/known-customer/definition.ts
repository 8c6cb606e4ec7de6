import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const BEFORE = ["talked", "asked"] as const;
const config = z.object({ before: z.enum(BEFORE) });

/** The number was called back before, or at least asked for it: in this workspace, on any of its sites. */
export const knownCustomer: RoutingCondition<z.infer<typeof config>> = {
  kind: "known-customer",
  config,
  defaults: { before: "talked" },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "before", input: "choice", options: BEFORE }],
  waits: false,
  predicate: ({ before }) => ["known", before === "talked" ? "earlier-talks" : "earlier-requests"],
};
