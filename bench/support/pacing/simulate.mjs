// One policy through one scenario: asked after everything that happens, and every half second while legs are under way.
import { joinWaiting, perform, worldOf } from "./world.mjs";

const TICK = 0.5;

/** @param policy `observe(event)` and `decide(view, now)`, as of createPacing */
export function simulate(scenario, seed, policy) {
  const world = worldOf(scenario, seed, (event) => policy.observe(event));
  const { agenda, view } = world;
  let neglected = 0;
  let looks = 0;
  let spent = 0n;
  let isTicking = false;
  const look = () => {
    const before = process.hrtime.bigint();
    const actions = policy.decide(view, view.now);
    spent += process.hrtime.bigint() - before;
    looks++;
    for (const action of actions) perform(world, action);
    joinWaiting(world);
    if (isNeglected(view)) neglected++;
  };
  const tick = () => {
    isTicking = isUnderWay(view);
    if (isTicking) agenda.add(view.now + TICK, tick);
  };
  for (let entry = agenda.next(); entry && entry.at <= scenario.end; entry = agenda.next()) {
    view.now = entry.at;
    entry.happen();
    look();
    if (!isTicking) tick();
  }
  for (const { status, since } of view.operators) world.counters.spent(status, since, scenario.end);
  return { ...world.counters.result(), neglected, microseconds: Number(spent) / 1000 / Math.max(1, looks) };
}

const isUnderWay = ({ pools, operators }) =>
  Object.values(pools).some(
    ({ requests, customers, answered }) => requests.length + customers.length + answered.length > 0,
  ) || operators.some(({ status }) => status === "waiting" || status === "ringing");

/** Somebody is on the line, no operator's leg is started for them, and an operator is free. */
const isNeglected = ({ pools }) =>
  Object.values(pools).some(({ id, answered, operators }) => {
    const legs = operators.filter(({ forPool }) => forPool === id).length;
    return legs < answered.length && operators.some(({ status }) => status === "idle");
  });
