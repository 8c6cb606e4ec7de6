import { chooseOperator, type OperatorOrder } from "./choose-operator";
import type { Pacing, PacingAction, PacingOperator } from "./policy";

/** One operator's leg a request, for exactly that request; its customer is rung when the operator has accepted. */
export const operatorFirst = (order: OperatorOrder): Pacing => ({
  observe: () => undefined,
  decide(state) {
    const actions: PacingAction[] = [];
    let free: PacingOperator[] = state.operators;
    for (const pool of Object.values(state.pools)) {
      for (const request of [...pool.answered, ...pool.requests]) {
        const operator = chooseOperator(free, request, order);
        if (!operator) continue;
        free = free.filter(({ id }) => id !== operator.id);
        actions.push({ type: "dialOperator", operator: operator.id, pool: pool.id, customer: request.id });
      }
    }
    return actions;
  },
});
