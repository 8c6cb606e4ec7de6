import { rangAt, type SpeedLeg, type SpeedTrace } from "./trace";

/** Who or what the time goes to. */
export type Spender = "nobody" | "operator" | "carrier" | "customer";

/**
 * What the time from asking until `until` went to, ms: each instant to what was waited for. An operator's phone that
 * nobody picks up, and the next one's, are the operators' time; a pause in which no phone is on its way to an operator
 * is nobody's.
 */
export function timeSpent(trace: SpeedTrace, until: number): Record<Spender, number> {
  const spent: Record<Spender, number> = { nobody: 0, operator: 0, carrier: 0, customer: 0 };
  const instants = trace.legs.flatMap(({ placedAt, ringingAt, answeredAt, acceptedAt, endedAt }) => [
    placedAt,
    ringingAt ?? placedAt,
    answeredAt ?? placedAt,
    acceptedAt ?? placedAt,
    endedAt ?? placedAt,
  ]);
  const cuts = [trace.askedAt, ...instants, until]
    .filter((at) => at >= trace.askedAt && at <= until)
    .sort((a, b) => a - b);
  for (const [at, from] of cuts.entries()) {
    const to = cuts[at + 1] ?? from;
    if (to > from) spent[waitedFor(trace.legs, (from + to) / 2)] += to - from;
  }
  return spent;
}

function waitedFor(legs: readonly SpeedLeg[], at: number): Spender {
  const living = legs.filter(({ placedAt, endedAt }) => placedAt <= at && (endedAt ?? Infinity) > at);
  const isRinging = (leg: SpeedLeg): boolean => {
    const rang = rangAt(leg) ?? (leg.answeredAt === null ? null : leg.placedAt);
    return rang !== null && rang <= at && (leg.answeredAt ?? Infinity) > at;
  };
  const isOnItsWay = (leg: SpeedLeg): boolean => (rangAt(leg) ?? leg.answeredAt ?? Infinity) > at;
  const customers = living.filter(({ seat }) => seat === "customer");
  const operators = living.filter(({ seat }) => seat === "operator");
  if (customers.some(isRinging)) return "customer";
  if (customers.some(isOnItsWay)) return "carrier";
  if (operators.some((leg) => (leg.acceptedAt ?? Infinity) <= at)) return "carrier";
  if (operators.some((leg) => isRinging(leg) || (leg.answeredAt ?? Infinity) <= at)) return "operator";
  return operators.length > 0 ? "carrier" : "nobody";
}
