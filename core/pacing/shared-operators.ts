import type { PoolCurves } from "./pool-record";
import type { OperatorView, TeamView } from "./team-view";

/** How much of the operators whom it shares each pool will take itself, 0 ≤ x ≤ 1. */
export type Claims = ReadonlyMap<string, number>;

/** A pool with work takes some of the shared ones in any case. */
const LEAST = 0.3;
/** From here on they are as good as taken. */
const WHOLE = 0.95;
/** More requests than these wait for the next round anyway. */
const FORESEEN = 4;

export function claimsOf(team: TeamView, curvesOf: (pool: string) => PoolCurves): Claims {
  const claims = new Map<string, number>();
  for (const pool of Object.values(team.pools)) {
    const sharedIdle = pool.operators.filter(({ status, pools }) => status === "idle" && pools.length > 1);
    const ownIdle = pool.operators.filter(({ status, pools }) => status === "idle" && pools.length === 1);
    const ours = pool.operators.filter(
      ({ forPool, status }) => forPool === pool.id && (status === "ringing" || status === "waiting"),
    );
    const legs = pool.customers.length + Math.min(pool.requests.length, FORESEEN);
    const { answer, isSound } = curvesOf(pool.id);
    // Of a pool whose memory is damaged the worst is expected: that all its customers answer.
    const needed = pool.answered.length + legs * (isSound ? answer.share : 1) + 1;
    const share = (needed - ours.length - ownIdle.length) / (sharedIdle.length + 0.5);
    const isActive = pool.customers.length + pool.requests.length > 0;
    claims.set(pool.id, Math.min(1, Math.max(isActive ? LEAST : 0, share)));
  }
  return claims;
}

/** How much of an operator is left for `pool`, 0 ≤ x ≤ 1. */
export const leftFor = ({ pools }: OperatorView, pool: string, claims: Claims): number =>
  pools.reduce((left, other) => (other === pool ? left : left * (1 - (claims.get(other) ?? 0))), 1);

export const isClaimed = ({ pools }: OperatorView, pool: string, claims: Claims): boolean =>
  pools.some((other) => other !== pool && (claims.get(other) ?? 0) >= WHOLE);
