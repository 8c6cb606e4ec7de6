// Teams to pace: what customers and operators are like, as data. Times in seconds; a spread is the standard deviation as
// a part of the mean.

const CUSTOMER = {
  answers: 0.5,
  setUp: [4, 0.35],
  ring: [9, 0.65],
  ringTimeout: 30,
  /** Of those who do not answer: busy or out of reach, and declining. The others let it ring. */
  busy: 0.15,
  declines: 0.15,
  decline: [6, 0.6],
  /** After so long a wait for the call only half as many answer. */
  halfLife: 600,
  patience: 25,
};
const PHONE = { kind: "phone", setUp: [3, 0.3], pickUp: [4, 0.6], misses: 0.03, timeout: 15, away: 60 };
const BROWSER = {
  kind: "browser",
  setUp: [0.5, 0.3],
  pickUp: [0.4, 0.4],
  misses: 0.005,
  timeout: 5,
  away: 60,
};
const WORK = { talk: [180, 0.8], wrapUp: [20, 0.5] };
const WAVES = { kind: "waves", part: 0.35, period: 7200 };
const bursts = (factor, length, every) => ({ kind: "bursts", factor, length, every });

/** Requests a second that keep so many operators busy for `load` of their time, with work alone. */
const rateFor = (operators, load, customer, work) =>
  (load * operators) / (customer.answers * (work.talk[0] + work.wrapUp[0]));

function pool(id, operators, load, { customer = {}, work = {}, shape = null, regimes = [] } = {}) {
  const all = { customer: { ...CUSTOMER, ...customer }, work: { ...WORK, ...work } };
  return { id, ...all, rate: rateFor(operators, load, all.customer, all.work), shape, regimes };
}

const staff = (count, pools, operator = PHONE) =>
  Array.from({ length: count }, () => ({ ...operator, pools }));

const scenario = (name, { hours = 4, warmUp = 1800, pools, operators }) => ({
  name,
  end: hours * 3600,
  warmUp,
  promise: 28,
  expires: 300,
  /** What operators on the line hear, in seconds: who comes, unless less than `least` is left for it; that it is over. */
  spoken: { introduction: 0, least: 0, farewell: 0 },
  pools,
  operators: operators.map((operator, place) => ({ ...operator, id: `o${place}` })),
});

const one = (name, count, load, { hours, warmUp, operator, ...more } = {}) =>
  scenario(name, {
    hours,
    warmUp,
    pools: [pool("A", count, load, more)],
    operators: staff(count, ["A"], operator),
  });

export const SCENARIOS = [
  one("tiny", 2, 0.25, { hours: 48, warmUp: 14400 }),
  one("small", 6, 0.5, { hours: 24, warmUp: 7200 }),
  one("medium", 20, 0.65, { shape: WAVES }),
  one("lowanswer", 20, 0.7, { customer: { answers: 0.4, ring: [11, 0.65] } }),
  one("busy", 20, 0.85),
  one("large", 60, 0.8, { hours: 3, shape: WAVES }),
  one("saturated", 20, 1.4),
  one("soft", 10, 0.7, { hours: 8, operator: BROWSER }),
  one("drift", 12, 0.6, {
    hours: 6,
    shape: bursts(2.2, 300, 2400),
    customer: { answers: 0.5 },
    regimes: [
      { from: 0, answers: 0.6, ring: 7 },
      { from: 7200, answers: 0.4, ring: 12 },
      { from: 14400, answers: 0.5, ring: 9, talk: 260 },
    ],
  }),
  scenario("multipool", {
    pools: [
      pool("A", 10, 0.7, {
        customer: { answers: 0.6, ring: [8, 0.65] },
        work: { talk: [150, 0.8] },
        shape: WAVES,
      }),
      pool("B", 13.5, 0.72, {
        customer: { answers: 0.45, ring: [10, 0.65] },
        work: { talk: [240, 0.8] },
        shape: bursts(1.8, 400, 3000),
      }),
      pool("C", 5.5, 0.65, { customer: { answers: 0.4, ring: [12, 0.55] }, work: { talk: [120, 1] } }),
    ],
    operators: [
      ...staff(8, ["A"]),
      ...staff(10, ["B"], { ...PHONE, pickUp: [5.5, 0.6], misses: 0.06 }),
      ...staff(4, ["C"], BROWSER),
      ...staff(4, ["A", "B"]),
      ...staff(3, ["B", "C"]),
    ],
  }),
];

/** A team that nobody tuned anything for. @param random numbers from 0 to 1 */
export function unseen(name, random) {
  const between = (from, to) => from + (to - from) * random();
  const customer = { answers: between(0.25, 0.75), ring: [between(5, 15), between(0.4, 0.9)] };
  const work = { talk: [between(90, 400), between(0.5, 1.1)] };
  const count = Math.round(between(6, 30));
  return one(name, count, between(0.4, 0.9), { hours: 6, customer, work });
}

/** The first customers of a team that nothing is known of. */
export const coldStart = () => one("cold", 20, 0.7, { hours: 4, warmUp: 0 });

/** Requests a second at a time. */
export function rateAt({ rate, shape }, time) {
  if (!shape) return rate;
  if (shape.kind === "waves") return rate * (1 + shape.part * Math.sin((2 * Math.PI * time) / shape.period));
  const calm = rate / (1 + (shape.length / shape.every) * (shape.factor - 1));
  return time % shape.every < shape.length ? calm * shape.factor : calm;
}

export const highestRate = ({ rate, shape }) =>
  shape ? rate * (shape.kind === "waves" ? 1 + shape.part : shape.factor) : rate;

/** What customers and conversations are like at a time. */
export function characterAt({ customer, work, regimes }, time) {
  const regime = regimes.findLast(({ from }) => time >= from);
  if (!regime) return { customer, work };
  return {
    customer: { ...customer, answers: regime.answers, ring: [regime.ring, customer.ring[1]] },
    work: regime.talk ? { ...work, talk: [regime.talk, work.talk[1]] } : work,
  };
}
