// The bound that no policy can beat: it knows who will answer and when, so both legs meet at the same instant.
import { randomOf } from "./random.mjs";
import { pickUpOf, requestsOf, whatHappens } from "./requests.mjs";

/** Conversations that a clairvoyant dispatcher brings about after the warm-up. */
export function clairvoyant(scenario, seed) {
  const operators = scenario.operators.map((operator) => ({
    ...operator,
    freeAt: 0,
    random: randomOf(`${seed}/${scenario.name}/operator/${operator.id}`),
  }));
  const ready = ({ arrivedAt, truth }) => arrivedAt + truth.setUp + truth.ring;
  const requests = requestsOf(scenario, seed).sort((a, b) => ready(a) - ready(b));
  let connects = 0;
  for (const request of requests) {
    const { operator, at } = soonest(operators, request, ready(request));
    const delay = at - ready(request);
    if (delay > scenario.expires || at >= scenario.end) continue;
    if (whatHappens(request.truth, delay).kind !== "answered") continue;
    operator.freeAt = at + request.truth.talk + request.truth.wrapUp;
    operator.seconds = undefined;
    if (at >= scenario.warmUp) connects++;
  }
  return { connects };
}

/** Who can be on the line first, at the moment when the customer answers or later; of equals, who serves fewer pools. */
function soonest(operators, { pool, arrivedAt }, answersAt) {
  let best = null;
  for (const operator of operators) {
    if (!operator.pools.includes(pool)) continue;
    while (!operator.seconds) operator.seconds = pickUpOf(operator, operator.random);
    const at = Math.max(answersAt, Math.max(operator.freeAt, arrivedAt) + operator.seconds);
    const isBetter =
      !best ||
      at < best.at - 1e-9 ||
      (at < best.at + 1e-9 && operator.pools.length < best.operator.pools.length);
    if (isBetter) best = { operator, at };
  }
  return best;
}
