import { ok, type Result } from "@/core/result";
import type { Supervise } from "../port";
import type { NetworkLeg } from "./leg";
import { noSuchLeg, type Refusal, refuse } from "./refusal";

/** A leg begins to follow a talk, or follows it in another way. The talk notices nothing. */
export function supervise(
  legs: ReadonlyMap<string, NetworkLeg>,
  { legId, operatorLegId, customerLegId, mode }: Supervise,
  now: number,
): Result<NetworkLeg, Refusal> {
  const leg = legs.get(legId);
  const operator = legs.get(operatorLegId);
  if (leg === undefined) return noSuchLeg(legId);
  if (operator === undefined) return noSuchLeg(operatorLegId);
  if (leg.state !== "up") return refuse("not-up", `Leg ${legId} is ${leg.state}: nobody listens there.`);
  if (operator.joinedWith === null || operator.joinedWith.id !== customerLegId)
    return refuse("not-joined", `Legs ${operatorLegId} and ${customerLegId} do not talk with each other.`);
  const { follows } = leg;
  if (follows?.operatorLegId === operatorLegId && follows.mode === mode) return ok(leg);
  leg.follows = { operatorLegId, customerLegId, mode };
  leg.record.followed.push({ ...leg.follows, at: now });
  return ok(leg);
}

/** The two whom a leg hears, operator first; null where it hears nobody (any more). */
export function heardBy(
  leg: NetworkLeg,
  legs: readonly NetworkLeg[],
): { operator: NetworkLeg; customer: NetworkLeg } | null {
  const operator = legs.find(({ id }) => id === leg.follows?.operatorLegId);
  const customer = operator?.joinedWith;
  return operator && customer?.id === leg.follows?.customerLegId && customer ? { operator, customer } : null;
}
