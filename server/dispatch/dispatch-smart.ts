import type { CallAccount } from "@/core/call/call";
import { paceTeam } from "@/core/dispatch/pace-team";
import type { SmartDecision } from "@/core/dispatch/smart-books";
import { type FollowUps, mergeFollowUps } from "../platform/follow-ups";
import { openAccount } from "../telephony-accounts/open-account";
import { dispatchTeam } from "./dispatch-team";
import { keepSmart } from "./keep-smart";
import { pacingOf } from "./pacing-memory";
import { readSmartBooks, type Stray } from "./read-smart-books";

/** So often another dispatcher of the team may be faster; each time somebody was served. */
const MAX_RACES = 100;

/**
 * One look at a team's calls in the smart order: what `paceTeam` decides is written in one statement, where the books are
 * still those that were read; calls that operators lead go to the team's other books. Any process may look: what pacing has learned stands in the database, too.
 */
export async function dispatchSmart(teamId: string, now: number): Promise<FollowUps> {
  for (let races = 0; races < MAX_RACES; races++) {
    const reading = await readSmartBooks(teamId, now);
    if (!reading) return {};
    const canStandBy = await joinsAcrossCalls(reading.books.calls);
    const look = paceTeam(reading.books, await pacingOf(reading.memories), canStandBy, now);
    const decisions = [...reading.strays.map(dismissed), ...look.decisions].toSorted(byOperator);
    const unserved = unservedOf(reading.promised, decisions, reading.books.operators);
    const kept =
      decisions.length === 0 && unserved.length === 0
        ? {}
        : await keepSmart(reading, { ...look, decisions, unserved }, now);
    if (!kept) continue;
    return look.led.length === 0 ? kept : mergeFollowUps(kept, await dispatchTeam(teamId, now, look.led));
  }
  throw new Error(`Team ${teamId} is dispatched faster than this process can follow.`);
}

/** Whether every account of these calls can join the leg of an operator on standby with a customer's. */
async function joinsAcrossCalls(calls: readonly { account: CallAccount }[]): Promise<boolean> {
  const accounts = new Map(calls.map(({ account }) => [`${account.provider}:${account.id}`, account]));
  const can = await Promise.all(
    // An account that cannot be opened says so to whoever gives it an order.
    [...accounts.values()].map((account) =>
      openAccount(account).then(
        ({ capabilities }) => capabilities.joinsAcrossCalls,
        () => false,
      ),
    ),
  );
  return can.every(Boolean);
}

/** Pacing knows the team's operators alone: whoever was taken out of it would stay on the line. */
const dismissed = (stray: Stray): SmartDecision => ({ type: "dismiss", ...stray });

/** Every team takes its leases in the same order: two that share operators never wait for each other. */
const byOperator = (a: SmartDecision, b: SmartDecision): number => operatorOf(a).localeCompare(operatorOf(b));
const operatorOf = (decision: SmartDecision): string => ("operatorId" in decision ? decision.operatorId : "");

/** Nobody is free or on the way for them: whatever time they were told is no honest estimate any more. */
function unservedOf(
  promised: string[],
  decisions: readonly SmartDecision[],
  operators: readonly { availability: string; standby: { phase: string } | null }[],
): string[] {
  const isHelpNear = operators.some(
    ({ availability, standby }) =>
      (availability === "free" && !standby) || standby?.phase === "waiting" || standby?.phase === "ringing",
  );
  if (isHelpNear) return [];
  return promised.filter((id) => !decisions.some((one) => "callId" in one && one.callId === id));
}
