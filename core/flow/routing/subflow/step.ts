import type { NodeStep } from "../../runtime/node-step";

/** Into the other flow. The walk itself comes back out of it, when that one ends (runtime/step.ts). */
export const stepSubflow: NodeStep = (_config, _context, event) =>
  event.type === "entered" ? { port: "in" } : { stay: true };
