import type { IceCandidateListener } from "jssip/lib/RTCSession";

/** Asked when it began to ring: whoever picks up does not wait for a server that does not answer. */
const PATIENCE_MS = 2_000;
/** A server that does not answer would keep the customer waiting for ten seconds and more: browsers ask again and again. */
const LONGEST_GATHERING_MS = 1_000;
/** After the first address outside: others may be a moment behind. */
const LAST_MS = 200;

/** The servers, or none where nobody tells which in time: in the same network calls go through without. */
export function inTime(iceServers: Promise<RTCIceServer[]>): Promise<RTCIceServer[]> {
  const late = new Promise<RTCIceServer[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS));
  return Promise.race([iceServers, late]).catch(() => []);
}

/**
 * For one call: JsSIP answers it only when all addresses of this browser are known, or when it is told that those are
 * enough. An address at a relay is as far outside as one can be.
 */
export function createGathering(): IceCandidateListener {
  let isCounting = false;
  return ({ candidate, ready }) => {
    if (!isCounting) setTimeout(ready, LONGEST_GATHERING_MS);
    isCounting = true;
    if (candidate.type === "relay") setTimeout(ready, LAST_MS);
  };
}
