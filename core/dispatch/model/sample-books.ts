import type { Books, OperatorBook, WaitingCall } from "../books";

/** Books for tests: what a test does not say is the simplest that can be. */

export const TEAM = "team";
export const RESERVE = "reserve";

export const operator = (id: string, more: Partial<OperatorBook> = {}): OperatorBook => ({
  id,
  teamId: TEAM,
  tier: 1,
  weight: 1,
  credit: 0,
  lastAskedAt: null,
  callsToday: 0,
  skills: [],
  languages: ["en"],
  idleSince: 0,
  availability: "free",
  ...more,
});

export const call = (callId: string, more: Partial<WaitingCall> = {}): WaitingCall => ({
  callId,
  order: "operator-first",
  wants: "operator",
  customerUp: false,
  requestedAt: 0,
  tried: [],
  ownerId: null,
  sticky: null,
  atOnce: 1,
  ringing: 0,
  needs: null,
  reserve: null,
  ...more,
});

export const books = (
  calls: WaitingCall[],
  operators: OperatorBook[],
  strategy: Books["strategy"] = "longest-idle",
): Books => ({
  teamId: TEAM,
  strategy,
  reserves: { [RESERVE]: { strategy: "longest-idle" } },
  calls,
  operators,
});
