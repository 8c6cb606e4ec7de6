import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const setFieldConfig = z.object({
  /** As in the form's fields and in CRM mappings. */
  name: z
    .string()
    .trim()
    .min(1, "Write the field's name.")
    .max(60)
    .regex(/^[\p{L}\p{N}_ -]+$/u, "Letters, digits, spaces, - and _ only."),
  value: z.string().trim().min(1, "Write a value.").max(300),
});
export type SetFieldConfig = z.infer<typeof setFieldConfig>;

/** Writes a field of the lead: later questions, CRMs and webhooks read it as if the visitor had filled it in. */
export const setField: NodeDefinition<SetFieldConfig> = {
  kind: "set-field",
  config: setFieldConfig,
  defaults: { name: "", value: "" },
  ports: [{ id: "next", required: true }],
  group: "act",
  fields: [
    { name: "name", input: "text", max: 60 },
    { name: "value", input: "text", max: 300 },
  ],
  waits: false,
};
