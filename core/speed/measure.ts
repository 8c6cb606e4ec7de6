import { type Spender, timeSpent } from "./time-spent";
import { rangAt, type SpeedLeg, type SpeedTrace } from "./trace";

/** What a lead's way is measured by, in the order of a call that rings the operator first. */
export const SPEED_MARKS = ["operator-rings", "accepted", "customer-rings", "talking"] as const;
export type SpeedMark = (typeof SPEED_MARKS)[number];

export const DELAY_CAUSES = ["nobody-free", "operator-slow", "carrier-slow", "customer-no-answer"] as const;
export type DelayCause = (typeof DELAY_CAUSES)[number];

export interface LeadSpeed {
  /** Seconds since asking; null: it never came to that. */
  marks: Record<SpeedMark, number | null>;
  /** Whether the customer's phone rang in the time that was promised; null: nothing was, or it was called off before. */
  isKept: boolean | null;
  /** What made it late, or kept the two from talking; null: nothing did. */
  cause: DelayCause | null;
}

/** Where nothing was promised, a phone that rings later than that is late, s. */
export const LATE_SECONDS = 60;

/** Measures one lead's first attempt. */
export function measureSpeed(trace: SpeedTrace): LeadSpeed {
  const { askedAt, legs, joinedAt } = trace;
  const since = (at: number | null): number | null =>
    at === null ? null : Math.max(0, Math.round((at - askedAt) / 100) / 10);
  const first = (seat: SpeedLeg["seat"], of: (leg: SpeedLeg) => number | null): number | null =>
    earliest(legs.filter((leg) => leg.seat === seat).map(of));
  const customerRangAt = first("customer", rangAt);
  const marks: LeadSpeed["marks"] = {
    "operator-rings": since(first("operator", rangAt)),
    accepted: since(first("operator", ({ acceptedAt }) => acceptedAt)),
    "customer-rings": since(customerRangAt),
    talking: since(joinedAt),
  };
  return { marks, isKept: isKept(trace, customerRangAt), cause: causeOf(trace, customerRangAt) };
}

function isKept(
  { promisedAt, endedAt, isCancelled, now }: SpeedTrace,
  rangAt: number | null,
): boolean | null {
  if (promisedAt === null) return null;
  if (rangAt !== null) return rangAt <= promisedAt;
  if (endedAt === null) return now > promisedAt ? false : null;
  return isCancelled && endedAt <= promisedAt ? null : false;
}

function causeOf(trace: SpeedTrace, customerRangAt: number | null): DelayCause | null {
  const { askedAt, promisedAt, joinedAt, endedAt, isCancelled } = trace;
  const end = joinedAt ?? endedAt;
  if (end === null || (isCancelled && joinedAt === null)) return null;
  const isLate = customerRangAt === null || customerRangAt > (promisedAt ?? askedAt + LATE_SECONDS * 1_000);
  if (isLate) return largest(timeSpent(trace, customerRangAt ?? end), BEFORE_THE_RING);
  return joinedAt === null ? largest(timeSpent(trace, end), DELAY_CAUSES) : null;
}

const BEFORE_THE_RING: readonly DelayCause[] = ["nobody-free", "operator-slow", "carrier-slow"];

const SPENDERS: Record<DelayCause, Spender> = {
  "nobody-free": "nobody",
  "operator-slow": "operator",
  "carrier-slow": "carrier",
  "customer-no-answer": "customer",
};

/** Where two took as long, the earlier in the list. */
const largest = (spent: Record<Spender, number>, causes: readonly DelayCause[]): DelayCause | null =>
  causes.reduce<DelayCause | null>(
    (worst, cause) => (worst === null || spent[SPENDERS[cause]] > spent[SPENDERS[worst]] ? cause : worst),
    null,
  );

function earliest(instants: (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
