import { askInTurn } from "./ask-in-turn";
import type { Pacing, PacingAction, Turns } from "./policy";

/**
 * A customer is rung while an operator who may be asked for them is free, one for each customer being rung; the operator
 * is asked when the customer has answered. Customers on the line come before everything else.
 */
export const customerFirst = (turns: Turns): Pacing => ({
  decide(state) {
    const free = new Set(state.operators.filter(({ status }) => status === "idle").map(({ id }) => id));
    return Object.values(state.pools).flatMap((pool) => {
      const actions: PacingAction[] = askInTurn({ id: pool.id, requests: pool.answered }, free, turns);
      const keepFor = (request: string): boolean => {
        const operator = turns.next(request, free);
        return operator !== null && free.delete(operator);
      };
      for (const { id } of pool.customers) keepFor(id);
      for (const { id } of pool.requests)
        if (keepFor(id)) actions.push({ type: "dialCustomer", customer: id, pool: pool.id });
      return actions;
    });
  },
});
