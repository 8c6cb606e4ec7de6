import type { Standby } from "../standby/standby";
import type { LegEvent, OperatorKind } from "./team-view";

/** What one step of a standby tells its team's pacing. Times become seconds. */
export function lessonsOfStandby(
  before: Standby,
  after: Standby,
  { pool, kind }: { pool: string; kind: OperatorKind },
): LegEvent[] {
  const { leg, options } = after;
  const operator = options.operatorId;
  const since = (from: number, at: number) => Math.max(0, at - from) / 1000;
  if (leg.acceptedAt !== null && before.leg.acceptedAt === null) {
    const { acceptedAt, placedAt } = leg;
    const after = since(placedAt, acceptedAt);
    return [{ type: "operatorAnswered", at: acceptedAt / 1000, pool, operator, kind, after }];
  }
  if (after.endedAt === null || before.endedAt !== null || after.hasTalked) return [];
  const endedAt = leg.endedAt ?? after.endedAt;
  const told = { at: endedAt / 1000, pool, operator, kind };
  if (leg.acceptedAt !== null)
    return [{ ...told, type: "operatorReleased", was: "waiting", after: since(leg.acceptedAt, endedAt) }];
  const lasted = since(leg.placedAt, endedAt);
  const isOurs = leg.cause === "cancelled" || leg.cause === "lost" || leg.cause === "provider-error";
  return isOurs
    ? [{ ...told, type: "operatorReleased", was: "ringing", after: lasted }]
    : [{ ...told, type: "operatorFailed", after: lasted }];
}
