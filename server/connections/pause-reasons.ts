/** Why a connection is paused, as stored in `pausedReason`. */
export const BY_HAND = "by-hand";
/** The receiver answered 410. */
export const GONE = "gone";
/** It failed FAILURES_BEFORE_PAUSE times in a row. */
export const FAILING = "failing";

export const FAILURES_BEFORE_PAUSE = 20;
