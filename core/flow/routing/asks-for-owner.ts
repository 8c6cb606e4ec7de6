import type { RoutingProgram } from "../runtime/program";

/** Whether a program would go another way, or ring somebody else, for a customer who has an owner in the CRM. */
export const asksForOwner = (program: RoutingProgram): boolean =>
  Object.values(program.nodes).some(({ kind, config }) => kind === "has-owner" || config.ownerFirst === true);
