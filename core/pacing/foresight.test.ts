import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Foresight, learnOutcome, riskOf, startingForesight } from "./foresight";
import { createPacing } from "./pacing";
import type { LegEvent, OperatorView, TeamView } from "./team-view";

const GRACE = 2;
const common = { at: 1, pool: "sales" };
const foretold = (customer: string, foreseen: number): LegEvent => ({
  ...common,
  type: "customerForetold",
  customer,
  foreseen,
});
const abandoned = (customer: string): LegEvent => ({ ...common, type: "customerAbandoned", customer });
const served = (customer: string, waited = 0): LegEvent => ({
  ...common,
  type: "bridged",
  customer,
  operator: "anna",
  waited,
});

/** One dial of which it came so. */
function dial(foresight: Foresight, foreseen: number, isAbandoned: boolean): void {
  learnOutcome(foresight, foretold("c", foreseen), GRACE);
  learnOutcome(foresight, isAbandoned ? abandoned("c") : served("c"), GRACE);
}

/** `dials` of them, evenly spread, whose foreseen risks and outcomes repeat themselves without a random number. */
function live(dials: number, foreseenOf: (n: number) => number, truth: (foreseen: number) => number) {
  const foresight = startingForesight();
  const due = new Map<number, number>();
  let told = 0;
  let found = 0;
  for (let n = 0; n < dials; n++) {
    const foreseen = foreseenOf(n);
    const owed = (due.get(foreseen) ?? 0.5) + truth(foreseen);
    due.set(foreseen, owed - Math.floor(owed));
    if (n >= dials / 2) {
      told += riskOf(foresight, foreseen).told;
      found += Math.floor(owed);
    }
    dial(foresight, foreseen, owed >= 1);
  }
  return { foresight, told, found };
}

const RISKS = [0.0001, 0.001, 0.004, 0.01, 0.03];
const mixed = (n: number) => RISKS[n % RISKS.length] ?? 0;
const dials = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
  maxLength: 400,
});

describe("a foreseen risk", () => {
  it("is told larger before anything is known: those who are dialled later take operators, too", () => {
    const told = (foreseen: number) => riskOf(startingForesight(), foreseen).told;
    expect(told(0)).toBeGreaterThan(0.002);
    expect(told(0)).toBeLessThan(0.005);
    expect(told(0.01)).toBeCloseTo(0.02, 2);
    expect(riskOf(startingForesight(), 0.01).foreseen).toBe(0.01);
  });

  it("is told as a chance, and a larger one never as a smaller one, whatever came of others", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(dials, chance, chance, (before, one, other) => {
        const foresight = startingForesight();
        for (const [foreseen, isAbandoned] of before) dial(foresight, foreseen, isAbandoned);
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(
          (foreseen) => riskOf(foresight, foreseen).told,
        );
        expect(less).toBeGreaterThan(0);
        expect(more).toBeLessThan(1);
        expect(less).toBeLessThanOrEqual(more ?? 0);
      }),
    );
  });

  it.each([
    ["nobody is dialled later, and it comes true as it is", (foreseen: number) => foreseen],
    ["three times as many find nobody as in the simulated teams", (f: number) => 0.01 + 6 * f],
    ["it says nothing at all", () => 0.006],
  ])("comes true where %s", (_, truth) => {
    const { told, found } = live(20_000, mixed, truth);
    expect(found).toBeGreaterThan(30);
    expect(told / found).toBeGreaterThan(0.8);
    expect(told / found).toBeLessThan(1.25);
  });

  it("is not told by one or two who were lost early", () => {
    const foresight = startingForesight();
    const before = riskOf(foresight, 0.003).told;
    for (let n = 0; n < 2; n++) dial(foresight, 0.003, true);
    expect(riskOf(foresight, 0.003).told / before).toBeLessThan(1.5);
  });

  it("is told as at first when its memory is damaged", () => {
    const damaged = { ...startingForesight(), line: [Number.NaN, 1] as [number, number] };
    expect(riskOf(damaged, 0.01)).toEqual(riskOf(startingForesight(), 0.01));
  });
});

describe("what came of a dial", () => {
  it("is learned once, from those who answered and stayed", () => {
    const foresight = startingForesight();
    for (const event of [
      foretold("a", 0.01),
      { ...common, type: "customerFailed", customer: "a", reason: "noanswer", ring: 30, after: 34 },
      foretold("b", 0.01),
      { ...common, type: "customerHungup", customer: "b", waited: 0.5 },
      served("nobody foretold"),
      abandoned("nobody foretold"),
    ] as LegEvent[])
      learnOutcome(foresight, event, GRACE);
    expect(foresight).toEqual(startingForesight());
    for (const event of [foretold("c", 0.01), abandoned("c")]) learnOutcome(foresight, event, GRACE);
    const after = structuredClone(foresight);
    // Joined late, and told twice.
    for (const event of [served("c", 3), abandoned("c")]) learnOutcome(foresight, event, GRACE);
    expect(foresight).toEqual(after);
  });

  it("is not waited for without end", () => {
    const foresight = startingForesight();
    for (let n = 0; n < 2000; n++) learnOutcome(foresight, foretold(`c${n}`, 0.01), GRACE);
    expect(foresight.open.length).toBeLessThanOrEqual(500);
    expect(foresight.open.at(-1)?.customer).toBe("c1999");
  });

  it("survives a restart, changes what is told, and nothing of what is done", () => {
    const before = createPacing();
    for (let n = 0; n < 40; n++)
      for (const event of [foretold("c", 0.004), served("c")]) before.observe(event);
    before.observe(foretold("d", 0.004));
    const after = createPacing({ memory: JSON.parse(JSON.stringify(before.remember())) });
    for (const pacing of [before, after]) pacing.observe(abandoned("d"));
    expect(after.remember()).toEqual(before.remember());
    // A memory of a version that foretold nothing.
    const { sales } = before.remember();
    const old = createPacing({
      memory: sales ? { sales: { record: sales.record, price: sales.price } } : {},
    });
    const risks = [before, after, old].map((pacing) => {
      const [action] = pacing.decide(view, 100);
      return action?.type === "dialCustomer" ? action.risk : undefined;
    });
    expect(risks[1]).toEqual(risks[0]);
    expect(risks[2]?.foreseen).toBe(risks[0]?.foreseen);
    expect(risks[2]?.told).not.toBe(risks[0]?.told);
  });
});

const staff = Array.from({ length: 4 }, (_, n): OperatorView => {
  return { id: `o${n}`, kind: "browser", pools: ["sales"], status: "idle", since: 0, forPool: null };
});
const view: TeamView = {
  now: 100,
  operators: staff,
  pools: {
    sales: {
      id: "sales",
      promise: 28,
      ringTimeout: 30,
      operatorTimeout: 15,
      requests: [{ id: "a", pool: "sales", arrivedAt: 99 }],
      customers: [],
      answered: [],
      operators: staff,
    },
  },
};
