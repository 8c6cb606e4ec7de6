import { askInTurn } from "./ask-in-turn";
import type { Pacing, Turns } from "./policy";

/** An operator's leg for each request, for exactly that one; its customer is rung when the operator has accepted. */
export const operatorFirst = (turns: Turns): Pacing => ({
  decide(state) {
    const free = new Set(state.operators.filter(({ status }) => status === "idle").map(({ id }) => id));
    return Object.values(state.pools).flatMap((pool) =>
      askInTurn({ id: pool.id, requests: [...pool.answered, ...pool.requests] }, free, turns),
    );
  },
});
