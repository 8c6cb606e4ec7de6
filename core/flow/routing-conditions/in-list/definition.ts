import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z.object({ listId: z.string().min(1, "Choose a list.").max(64) });

/** The number is on one of the workspace's lists. */
export const inList: RoutingCondition<z.infer<typeof config>> = {
  kind: "in-list",
  config,
  defaults: { listId: "" },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "listId", input: "number-list" }],
  waits: false,
  predicate: ({ listId }) => ["is", `in-list:${listId}`, true],
};
