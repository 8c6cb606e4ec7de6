// Who asks for a call in a scenario, and what comes of it: drawn once, the same for every policy.
import { exponential, lognormal, lognormalUpTo, randomOf } from "./random.mjs";
import { characterAt, highestRate, rateAt } from "./scenarios.mjs";

export function requestsOf(scenario, seed) {
  return scenario.pools
    .flatMap((pool) => arrivals(scenario, pool, seed))
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
    .map((request, place) => ({ ...request, id: `r${place}` }));
}

function arrivals(scenario, pool, seed) {
  const random = randomOf(`${seed}/${scenario.name}/${pool.id}/arrivals`);
  const people = randomOf(`${seed}/${scenario.name}/${pool.id}/customers`);
  const highest = highestRate(pool);
  const found = [];
  for (let at = 0; ; ) {
    at += exponential(random, 1 / highest);
    if (at >= scenario.end) return found;
    if (random() * highest > rateAt(pool, at)) continue;
    found.push({ pool: pool.id, arrivedAt: at, truth: truthOf(characterAt(pool, at), people) });
  }
}

const truthOf = ({ customer, work }, random) => ({
  customer,
  answers: random(),
  otherwise: random(),
  setUp: lognormal(random, ...customer.setUp),
  ring: lognormalUpTo(customer.ringTimeout, random, ...customer.ring),
  decline: Math.min(customer.ringTimeout, lognormal(random, ...customer.decline)),
  talk: lognormal(random, ...work.talk),
  wrapUp: lognormal(random, ...work.wrapUp),
  patience: exponential(random, customer.patience),
});

/** What happens on a customer's line that is dialled `delay` seconds after the request; `after` counts from dialling. */
export function whatHappens(truth, delay) {
  const { customer, setUp } = truth;
  const willing = customer.answers * 2 ** (-Math.max(0, delay) / customer.halfLife);
  if (truth.answers < willing) return { kind: "answered", after: setUp + truth.ring };
  if (truth.otherwise < customer.busy) return { kind: "busy", after: setUp };
  if (truth.otherwise < customer.busy + customer.declines)
    return { kind: "declined", after: setUp + truth.decline };
  return { kind: "noanswer", after: setUp + customer.ringTimeout };
}

/** Seconds until an operator picks up; null: does not. */
export function pickUpOf({ setUp, pickUp, misses, timeout }, random) {
  const isMissed = random() < misses;
  const seconds = lognormal(random, ...setUp) + lognormal(random, ...pickUp);
  return isMissed || seconds > timeout ? null : seconds;
}
