import type { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { outermostGroup } from "../part-definition";

type GroupConfig = z.infer<typeof outermostGroup.config>;

/** Several conditions asked as one: all of them, or any. Each may be turned round, and each may be a group again. */
export const group: ConditionDefinition<GroupConfig> = {
  ...outermostGroup,
  kind: "group",
  defaults: { mode: "all", conditions: [] },
  ports: YES_NO,
  group: "logic",
  fields: [
    { name: "mode", input: "choice", options: ["all", "any"] },
    { name: "conditions", input: "own" },
  ],
  waits: false,
};
