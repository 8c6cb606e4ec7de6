import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";
import {
  CALL_DEFAULTS,
  callFields,
  callSettings,
  plainOrder,
  plainOrderField,
} from "../connect-team/definition";
import { checkSpoken } from "../spoken-definition";

export const connectPersonConfig = callSettings
  .extend({
    order: plainOrder,
    who: z.enum(["owner", "chosen"]),
    /** Of `chosen`. */
    operatorId: z.string(),
  })
  .superRefine(checkSpoken)
  .superRefine(({ who, operatorId }, context) => {
    if (who === "chosen" && operatorId === "")
      context.addIssue({
        code: "custom",
        path: ["operatorId"],
        message: "Choose who is rung.",
        params: { reason: "missing" },
      });
  });
export type ConnectPersonConfig = z.infer<typeof connectPersonConfig>;

/** Rings one person and nobody else, within the hours of their team. */
export const connectPerson: NodeDefinition<ConnectPersonConfig> = {
  kind: "connect-person",
  config: connectPersonConfig,
  // A person who is on a call is not waited for as long as a team.
  defaults: { ...CALL_DEFAULTS, operatorWaitSeconds: 20, who: "owner", operatorId: "" },
  ports: [
    { id: "talked", required: false },
    { id: "unreached", required: true },
    { id: "nobody", required: true },
    { id: "not-free", required: true },
    { id: "not-answered", required: true },
    { id: "failed", required: true },
  ],
  group: "call",
  fields: [
    { name: "who", input: "choice", options: ["owner", "chosen"] },
    { name: "operatorId", input: "operator", when: { field: "who", is: ["chosen"] } },
    plainOrderField,
    ...callFields,
  ],
  waits: false,
  reads: ({ who }) => (who === "owner" ? ["has-owner", "owner-operator"] : []),
};
