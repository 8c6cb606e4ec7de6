import type { PacingAction, PacingRequest, Turns } from "./policy";

/**
 * Asks operators for requests, in the order of the requests. Where several operators may ring for one, everybody gets
 * a first before anybody gets a second. Whoever is asked leaves `free`.
 */
export function askInTurn(
  { id: pool, requests }: { id: string; requests: readonly PacingRequest[] },
  free: Set<string>,
  turns: Turns,
): PacingAction[] {
  const actions: PacingAction[] = [];
  const most = Math.max(0, ...requests.map(({ atOnce }) => atOnce));
  for (let ringing = 0; ringing < most; ringing++) {
    for (const request of requests) {
      if (request.ringing > ringing || ringing >= request.atOnce) continue;
      const operator = turns.next(request.id, free);
      if (operator === null) continue;
      free.delete(operator);
      turns.take(request.id, operator);
      actions.push({ type: "dialOperator", operator, pool, customer: request.id });
    }
  }
  return actions;
}
