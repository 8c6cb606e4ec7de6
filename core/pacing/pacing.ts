import {
  type AbandonmentPrice,
  adjustPrice,
  costOfAbandoning,
  mustOperatorLead,
  startingPrice,
} from "./abandonment-price";
import { type Desk, deskOf } from "./desk";
import { type Expectation, expectationOf } from "./expectation";
import { type Foresight, learnOutcome, startingForesight } from "./foresight";
import { meetLegs, rescueAnswered } from "./meet-legs";
import { letOperatorsLead } from "./operators-lead";
import {
  curvesOf,
  emptyRecord,
  learn,
  type PoolCurves,
  type PoolRecord,
  type RingLimits,
} from "./pool-record";
import { claimsOf, isClaimed } from "./shared-operators";
import type { LegAction, LegEvent, OperatorBack, PoolView, TeamView } from "./team-view";

export interface PacingOptions {
  /** The part of customers who answer that may wait longer than the grace, 0 < x < 1. */
  budget?: number;
  /** Absent: GRACE. */
  grace?: number;
  limits?: RingLimits;
  /** What an earlier pacing of the same pools had learned. */
  memory?: PacingMemory;
}

/** What is learned, by pool. Plain JSON. */
export type PacingMemory = Record<string, PoolMemory>;

interface PoolMemory {
  record: PoolRecord;
  price: AbandonmentPrice;
  /** Absent from memories of versions that did not learn it. */
  foresight?: Foresight;
}

/** Decides when to start which leg. */
export interface PredictivePacing {
  /** Told everything that happens. Lost and repeated events make what is learned a little worse, and nothing else. */
  observe(event: LegEvent | OperatorBack): void;
  /** What to start now; changes nothing. To be asked after each event, and every half second while legs are under way. */
  decide(team: TeamView, now: number): LegAction[];
  /** Whether operators lead in this pool now: nothing may be risked, or what was learned makes no sense. */
  mustLead(pool: string, now: number): boolean;
  /** What a look at a pool expects, for people who ask why; null where the team has no such pool. */
  expect(team: TeamView, pool: string, now: number): Expectation | null;
  /** For `memory` of the next one. */
  remember(): PacingMemory;
}

const BUDGET = 0.0067;
/** Seconds that a customer who answered may wait for an operator before they count as abandoned. */
export const GRACE = 2;
const LIMITS: RingLimits = { customer: 30, operator: { phone: 15, browser: 5 } };

/**
 * Times the legs of operators and customers so that both answer at about the same time: from how long either takes, as
 * learned from every leg, and what the next one is worth. The part of customers who answer and hear nobody stays within
 * the budget in the long run, whatever was learned. In doubt the operator leads.
 */
export function createPacing(options: PacingOptions = {}): PredictivePacing {
  const { budget = BUDGET, grace = GRACE, limits = LIMITS } = options;
  const memory: PacingMemory = structuredClone(options.memory ?? {});
  const memoryOf = (pool: string): Required<PoolMemory> => {
    const known = memory[pool] ?? { record: emptyRecord(limits), price: startingPrice() };
    const whole = { ...known, foresight: known.foresight ?? startingForesight() };
    memory[pool] = whole;
    return whole;
  };
  // Drawn when asked for, anew after each lesson.
  const curves = new Map<string, PoolCurves>();
  const curvesFor = (pool: string): PoolCurves => {
    const known = curves.get(pool) ?? curvesOf(memoryOf(pool).record);
    curves.set(pool, known);
    return known;
  };
  const mustLead = (pool: string, now: number): boolean =>
    mustOperatorLead(memoryOf(pool).price, now) || !curvesFor(pool).isSound;
  const deskFor = (pool: PoolView, now: number, taken: ReadonlySet<string>): Desk => {
    const { price, foresight } = memoryOf(pool.id);
    const curves = curvesFor(pool.id);
    return deskOf({ pool, now, grace, price: costOfAbandoning(price), curves, foresight }, taken);
  };
  return {
    observe(event) {
      if (event.type === "operatorBack") return;
      const { record, price, foresight } = memoryOf(event.pool);
      if (learn(record, event)) curves.delete(event.pool);
      adjustPrice(price, event, { budget, grace });
      learnOutcome(foresight, event, grace);
    },
    decide(team, now) {
      const taken = new Set<string>();
      const active = Object.values(team.pools).filter(isActive);
      // Customers on the line come before everything else, in every pool.
      const rescues = active.flatMap((pool) => {
        const desk = deskFor(pool, now, taken);
        rescueAnswered(desk, taken);
        return [{ pool, desk }];
      });
      const claims = claimsOf(team, curvesFor);
      for (const { pool, desk } of rescues) {
        desk.idle = desk.idle.filter((one) => !taken.has(one.id) && !isClaimed(one, pool.id, claims));
        if (mustLead(pool.id, now)) letOperatorsLead(desk, taken);
        else meetLegs(desk, { claims, taken, budget });
      }
      return rescues.flatMap(({ desk }) => desk.actions);
    },
    mustLead,
    expect(team, id, now) {
      const pool = team.pools[id];
      if (!pool) return null;
      const desk = deskFor(pool, now, new Set());
      const { recent } = memoryOf(id).price;
      return expectationOf(desk, { claims: claimsOf(team, curvesFor), recent, budget });
    },
    remember: () => structuredClone(memory),
  };
}

const isActive = ({ id, requests, customers, answered, operators }: PoolView): boolean =>
  requests.length + customers.length + answered.length > 0 ||
  operators.some(({ status, forPool }) => forPool === id && (status === "ringing" || status === "waiting"));
