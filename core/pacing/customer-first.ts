import { chooseOperator, type OperatorOrder } from "./choose-operator";
import type { Pacing, PacingAction, PacingOperator } from "./policy";

/**
 * A customer is rung while an operator is free for each customer being rung; the operator is asked when the customer
 * has answered. Customers on the line come before everything else.
 */
export const customerFirst = (order: OperatorOrder): Pacing => ({
  observe: () => undefined,
  decide(state) {
    const actions: PacingAction[] = [];
    let free: PacingOperator[] = state.operators.filter(({ status }) => status === "idle");
    for (const pool of Object.values(state.pools)) {
      for (const request of pool.answered) {
        const operator = chooseOperator(free, request, order);
        if (!operator) continue;
        free = free.filter(({ id }) => id !== operator.id);
        actions.push({ type: "dialOperator", operator: operator.id, pool: pool.id, customer: request.id });
      }
      let room = free.length - pool.customers.length - pool.answered.length;
      for (const request of pool.requests) {
        if (room-- <= 0) break;
        actions.push({ type: "dialCustomer", customer: request.id, pool: pool.id });
      }
    }
    return actions;
  },
});
