import { type Desk, startOperator } from "./desk";

/**
 * The safe way: a customer is dialled for an operator who is on the line already. Nobody answers into silence, and
 * operators wait.
 */
export function letOperatorsLead(desk: Desk, taken: Set<string>): void {
  const { pool, waiting, actions } = desk;
  let spare = Math.max(0, waiting.length - pool.customers.length - pool.answered.length);
  const ready = pool.requests.slice(0, spare);
  for (const { id } of ready) actions.push({ type: "dialCustomer", customer: id, pool: pool.id });
  spare -= ready.length;
  let wanted = pool.requests.length - ready.length - desk.ringing.length;
  while (wanted-- > 0 && startOperator(desk, taken));
  if (pool.requests.length > 0) return;
  for (const { id } of waiting.slice(0, spare)) actions.push({ type: "releaseOperator", operator: id });
}
