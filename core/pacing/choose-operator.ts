import type { PacingOperator, PacingRequest } from "./policy";

export type OperatorOrder = "longest-idle" | "priority-tier";

/**
 * The free operator whose turn it is for a request; undefined where nobody can be asked now. Whoever is preferred comes
 * first, but is not waited for: a customer who asked for a call now is better served by somebody else now.
 */
export function chooseOperator(
  operators: readonly PacingOperator[],
  request: PacingRequest,
  order: OperatorOrder,
): PacingOperator | undefined {
  return operators
    .filter((operator) => operator.status === "idle" && !request.exclude.includes(operator.id))
    .sort(
      (a, b) =>
        Number(b.id === request.preferred) - Number(a.id === request.preferred) ||
        (order === "priority-tier" ? a.tier - b.tier : 0) ||
        a.since - b.since ||
        (a.id < b.id ? -1 : 1),
    )[0];
}
