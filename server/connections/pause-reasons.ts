/** Why a connection is paused, as stored in `pausedReason`. */
export const BY_HAND = "by-hand";
/** The receiver answered 410. */
export const GONE = "gone";
/** It refused FAILURES_BEFORE_PAUSE times in a row, or was out of reach for OUTAGE_BEFORE_PAUSE_MS. */
export const FAILING = "failing";
/** A CRM does not let us in any more: somebody has to connect again. */
export const UNAUTHORIZED = "unauthorized";

export type OwnPauseReason = typeof GONE | typeof FAILING | typeof UNAUTHORIZED;

export const FAILURES_BEFORE_PAUSE = 20;
/** Fewer: nothing mends itself here, and every message until then waits. */
export const REFUSED_ACCESS_BEFORE_PAUSE = 3;
/** A day: an outage ends by itself, and what waits then goes out by itself. */
export const OUTAGE_BEFORE_PAUSE_MS = 24 * 3_600_000;
