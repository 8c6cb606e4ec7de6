import type { NodeStep } from "../../runtime/node-step";

/** Asked anew each time the callback comes here: between two tries the CRM may have given the customer to somebody. */
export const stepHasOwner: NodeStep = (_config, { facts }, event) =>
  event.type === "entered" ? { port: facts.hasOwner ? "yes" : "no" } : { stay: true };
