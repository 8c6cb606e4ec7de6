/**
 * What others do, in its strong form: a customer is dialled for an operator who is on the line, and an operator on the
 * line takes whichever request is next. The yardstick; it shares no code with the product.
 */
export const operatorFirst = () => ({
  observe() {},
  decide({ pools }) {
    const taken = new Set();
    return Object.values(pools).flatMap((pool) => forPool(pool, taken));
  },
});

function forPool({ id, requests, customers, answered, operators }, taken) {
  const ours = (status) => operators.filter((one) => one.forPool === id && one.status === status);
  const waiting = ours("waiting");
  const spare = Math.max(0, waiting.length - customers.length - answered.length);
  const served = requests.slice(0, spare);
  const actions = served.map((request) => ({ type: "dialCustomer", customer: request.id, pool: id }));
  const wanted = Math.max(0, requests.length - served.length - ours("ringing").length);
  const free = operators
    .filter((one) => one.status === "idle" && !taken.has(one.id))
    .sort((a, b) => a.pools.length - b.pools.length || a.since - b.since);
  for (const operator of free.slice(0, wanted)) {
    taken.add(operator.id);
    actions.push({ type: "dialOperator", operator: operator.id, pool: id });
  }
  if (requests.length === 0)
    for (const operator of waiting.slice(0, spare))
      actions.push({ type: "releaseOperator", operator: operator.id });
  return actions;
}
