// A callback service with phones, people and time, but without a policy: what happens when a leg is started or ended.
import { agendaOf } from "./agenda.mjs";
import { countersOf } from "./counters.mjs";
import { randomOf } from "./random.mjs";
import { pickUpOf, requestsOf, whatHappens } from "./requests.mjs";

const GRACE = 2;

/** @param tell is given every event that a real service would know of */
export function worldOf(scenario, seed, tell) {
  const operators = scenario.operators.map(({ id, kind, pools }) => {
    return { id, kind, pools, status: "idle", since: 0, forPool: null };
  });
  const views = scenario.pools.map(({ id, customer }) => {
    const own = operators.filter(({ pools }) => pools.includes(id));
    const lists = { requests: [], customers: [], answered: [], operators: own };
    return [
      id,
      { id, promise: scenario.promise, ringTimeout: customer.ringTimeout, operatorTimeout: 15, ...lists },
    ];
  });
  const hidden = scenario.operators.map((operator) => {
    const random = randomOf(`${seed}/${scenario.name}/operator/${operator.id}`);
    return [operator.id, { ...operator, random, timer: null }];
  });
  const world = {
    scenario,
    view: { now: 0, pools: Object.fromEntries(views), operators },
    agenda: agendaOf(),
    counters: countersOf(scenario),
    hidden: new Map(hidden),
    /** What only the world knows of a request, by id. */
    requests: new Map(),
    tell: (event) => tell({ at: world.view.now, ...event }),
  };
  for (const request of requestsOf(scenario, seed))
    world.agenda.add(request.arrivedAt, () => arrive(world, request));
  return world;
}

export function perform(world, action) {
  if (action.type === "dialCustomer") dialCustomer(world, action);
  else if (action.type === "dialOperator") dialOperator(world, action);
  else releaseOperator(world, action);
}

function arrive(world, { id, pool, arrivedAt, truth }) {
  const { agenda, counters, view } = world;
  const shown = { id, pool, arrivedAt };
  const expiry = agenda.add(arrivedAt + world.scenario.expires, () => {
    remove(view.pools[pool].requests, shown);
    world.tell({ type: "requestExpired", customer: id, pool });
  });
  world.requests.set(id, { shown, truth, expiry, timers: [] });
  view.pools[pool].requests.push(shown);
  counters.arrived(pool, view.now);
  world.tell({ type: "request", customer: id, pool });
}

function dialCustomer(world, { customer: id, pool, risk }) {
  const { agenda, view } = world;
  const request = world.requests.get(id);
  if (!request || !remove(view.pools[pool].requests, request.shown)) return;
  agenda.cancel(request.expiry);
  const leg = { ...request.shown, dialedAt: view.now, ringingAt: null };
  view.pools[pool].customers.push(leg);
  if (risk) world.tell({ type: "customerForetold", customer: id, pool, foreseen: risk.foreseen });
  world.tell({ type: "customerDialed", customer: id, pool });
  const outcome = whatHappens(request.truth, view.now - leg.arrivedAt);
  if (outcome.kind !== "busy")
    agenda.add(view.now + request.truth.setUp, () => {
      leg.ringingAt = view.now;
      world.tell({ type: "customerRinging", customer: id, pool, after: view.now - leg.dialedAt });
    });
  agenda.add(view.now + outcome.after, () => endDialing(world, leg, outcome.kind));
}

function endDialing(world, leg, kind) {
  const { view } = world;
  const { id, pool } = leg;
  remove(view.pools[pool].customers, leg);
  const ring = leg.ringingAt === null ? 0 : view.now - leg.ringingAt;
  const told = { customer: id, pool, ring, after: view.now - leg.dialedAt };
  if (kind !== "answered") return world.tell({ type: "customerFailed", reason: kind, ...told });
  const answered = { id, pool, arrivedAt: leg.arrivedAt, answeredAt: view.now };
  view.pools[pool].answered.push(answered);
  world.counters.answered(pool, view.now);
  world.tell({ type: "customerAnswered", ...told });
  waitForOperator(world, answered);
  joinWaiting(world);
}

function waitForOperator(world, answered) {
  const { agenda, view, counters } = world;
  const { id, pool, answeredAt } = answered;
  const { truth, timers } = world.requests.get(id);
  const onTimer = (seconds, happen) => timers.push(agenda.add(answeredAt + seconds, happen));
  onTimer(GRACE, () => {
    counters.abandoned(pool, answeredAt);
    world.tell({ type: "customerAbandoned", customer: id, pool });
  });
  onTimer(Math.max(GRACE + 0.001, truth.patience), () => {
    remove(view.pools[pool].answered, answered);
    counters.waited(answeredAt, view.now);
    world.tell({ type: "customerHungup", customer: id, pool, waited: view.now - answeredAt });
  });
}

function dialOperator(world, { operator: id, pool }) {
  const { agenda, view, hidden } = world;
  const operator = view.operators.find((one) => one.id === id);
  if (operator?.status !== "idle") return;
  const person = hidden.get(id);
  setStatus(world, operator, "ringing", pool);
  world.tell({ type: "operatorDialed", operator: id, pool });
  const seconds = pickUpOf(person, person.random);
  person.timer = agenda.add(view.now + (seconds ?? person.timeout), () => {
    const told = { kind: operator.kind, operator: id, pool, after: view.now - operator.since };
    setStatus(world, operator, seconds === null ? "away" : "waiting", seconds === null ? null : pool);
    world.tell({ type: seconds === null ? "operatorFailed" : "operatorAnswered", ...told });
    if (seconds !== null) return joinWaiting(world);
    agenda.add(view.now + person.away, () => {
      setStatus(world, operator, "idle", null);
      world.tell({ type: "operatorBack", operator: id });
    });
  });
}

function releaseOperator(world, { operator: id }) {
  const operator = world.view.operators.find((one) => one.id === id);
  const was = operator?.status;
  if (was !== "ringing" && was !== "waiting") return;
  if (was === "ringing") world.agenda.cancel(world.hidden.get(id).timer);
  const { kind, forPool: pool, since } = operator;
  const { farewell } = world.scenario.spoken;
  setStatus(world, operator, "idle", null);
  world.tell({ type: "operatorReleased", kind, operator: id, pool, was, after: world.view.now - since });
  if (was === "ringing" || farewell === 0) return;
  setStatus(world, operator, "wrapup", null);
  keepOnLine(world, farewell, "farewell", () => setStatus(world, operator, "idle", null));
}

/** An operator who listens has no other use meanwhile: it counts as waiting. */
function keepOnLine({ agenda, view, counters }, seconds, use, happen) {
  counters.spent("waiting", view.now, view.now + seconds, use);
  agenda.add(view.now + seconds, happen);
}

/** Joins customers on the line with operators on the line: the longest waiting of either; the pool's own operators first. */
export function joinWaiting(world) {
  for (const { id, answered, operators } of Object.values(world.view.pools))
    while (answered.length > 0) {
      const [operator] = operators
        .filter(({ status }) => status === "waiting")
        .sort((a, b) => (b.forPool === id) - (a.forPool === id) || a.since - b.since);
      if (!operator) break;
      join(world, answered.shift(), operator);
    }
}

function join(world, answered, operator) {
  const { view, agenda, requests, scenario } = world;
  for (const timer of requests.get(answered.id).timers) agenda.cancel(timer);
  setStatus(world, operator, "talking", null);
  const { introduction, least } = scenario.spoken;
  // In the browser a card tells who comes.
  if (operator.kind === "browser") return talk(world, answered, operator);
  const left = answered.answeredAt + introduction - view.now;
  if (left < least || left <= 0) return talk(world, answered, operator);
  keepOnLine(world, left, "introduction", () => talk(world, answered, operator));
}

function talk(world, { id, pool, arrivedAt, answeredAt }, operator) {
  const { agenda, view, counters } = world;
  const { truth } = world.requests.get(id);
  counters.connected(pool, { arrivedAt, answeredAt, now: view.now });
  operator.since = view.now;
  world.tell({ type: "bridged", customer: id, operator: operator.id, pool, waited: view.now - answeredAt });
  agenda.add(view.now + truth.talk, () => {
    const talk = view.now - operator.since;
    setStatus(world, operator, "wrapup", null);
    world.tell({ type: "callEnded", operator: operator.id, pool, talk });
    agenda.add(view.now + truth.wrapUp, () => {
      const wrap = view.now - operator.since;
      setStatus(world, operator, "idle", null);
      world.tell({ type: "operatorReady", operator: operator.id, pool, wrap, busy: talk + wrap });
    });
  });
}

function setStatus(world, operator, status, forPool) {
  world.counters.spent(operator.status, operator.since, world.view.now, status);
  Object.assign(operator, { status, since: world.view.now, forPool });
}

function remove(list, item) {
  const place = list.indexOf(item);
  if (place >= 0) list.splice(place, 1);
  return place >= 0;
}
