import type { NodeStep } from "../../runtime/node-step";
import type { SetFieldConfig } from "./definition";

export const stepSetField: NodeStep<SetFieldConfig> = ({ name, value }, _context, event) =>
  event.type === "entered" ? { port: "next", deed: { type: "set-field", name, value } } : { stay: true };
