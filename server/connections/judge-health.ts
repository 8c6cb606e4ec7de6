import type { HandoverError } from "../crm/port";
import type { Connection } from "../generated/prisma/client";
import {
  FAILING,
  FAILURES_BEFORE_PAUSE,
  GONE,
  OUTAGE_BEFORE_PAUSE_MS,
  type OwnPauseReason,
  REFUSED_ACCESS_BEFORE_PAUSE,
  UNAUTHORIZED,
} from "./pause-reasons";

/** What a connection's row says of how its receiver does. */
export type Health = Pick<Connection, "failuresInRow" | "failingSince" | "quietUntil">;

export const IN_HEALTH: Health = { failuresInRow: 0, failingSince: null, quietUntil: null };

const SHORTEST_QUIET_MS = 5000;
const LONGEST_QUIET_MS = 5 * 60_000;
/** As long as a receiver may ask for at once; what it asks beyond that is asked again. */
const LONGEST_ASKED_QUIET_MS = 3_600_000;

interface Failed {
  error: Pick<HandoverError, "kind" | "isTransient" | "retryAfterMs">;
  at: Date;
}

/**
 * A connection's health after a failure. Where the receiver is out of reach for the second time in a row, the whole
 * connection is left alone: two thousand messages need not each find out that it is down. That lasts half as long as the
 * outage so far, so that what waits goes out soon after it. A receiver that asks to wait is believed at once.
 */
export function healthAfter(before: Health, { error, at }: Failed): Health {
  // Out of reach and refused are two rows of failures: an outage must not pause what then refuses one message.
  const isSameRow = error.isTransient === (before.failingSince !== null) || before.failuresInRow === 0;
  const failuresInRow = isSameRow ? before.failuresInRow + 1 : 1;
  if (!error.isTransient) return { failuresInRow, failingSince: null, quietUntil: null };
  const asked = error.kind === "rate-limited" ? (error.retryAfterMs ?? 0) : 0;
  const own = before.failingSince ? outageQuiet(at.getTime() - before.failingSince.getTime()) : 0;
  const quietMs = Math.max(own, Math.min(asked, LONGEST_ASKED_QUIET_MS));
  return {
    failuresInRow,
    failingSince: before.failingSince ?? at,
    quietUntil: quietMs > 0 ? new Date(at.getTime() + quietMs) : null,
  };
}

const outageQuiet = (outageMs: number): number =>
  Math.min(Math.max(outageMs / 2, SHORTEST_QUIET_MS), LONGEST_QUIET_MS);

interface Judged extends Failed {
  error: Failed["error"] & Pick<HandoverError, "wantsNoMore" | "wantsReconnect">;
  /** People can let us in again. */
  isCrm: boolean;
}

/** Why a connection in this health is to be paused after a failure, or null: it is not. */
export function whyPause(health: Health, { error, at, isCrm }: Judged): OwnPauseReason | null {
  if (error.wantsNoMore) return GONE;
  const isRefusedAccess = isCrm && error.kind === "unauthorized";
  if (isRefusedAccess && (error.wantsReconnect || health.failuresInRow >= REFUSED_ACCESS_BEFORE_PAUSE))
    return UNAUTHORIZED;
  if (health.failuresInRow < FAILURES_BEFORE_PAUSE) return null;
  const outageMs = health.failingSince ? at.getTime() - health.failingSince.getTime() : null;
  return outageMs === null || outageMs >= OUTAGE_BEFORE_PAUSE_MS ? FAILING : null;
}
