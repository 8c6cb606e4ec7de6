import { accountOf } from "./accounts";
import type { Call, EndCause, Leg } from "./call";
import { dropLeg } from "./legs";
import { placeLeg } from "./place-leg";
import type { Command } from "./signals";

/** What another account may do better: its network is not full, its provider takes orders. */
const TROUBLES: ReadonlySet<EndCause> = new Set<EndCause>(["provider-error", "congestion"]);

/**
 * Whether the next account takes a leg over where this one cannot place it. Both legs of a call must be at one
 * provider to be joined: so only a call that has no other leg can move, and only with a leg that did not ring yet.
 */
export function mayFailOver(call: Call, leg: Leg): boolean {
  const isWanted = call.result === null && leg.hangUpCause === null && !leg.lent;
  const isAlone = call.legs.every((other) => other === leg || other.state === "down");
  return isWanted && isAlone && leg.state === "placed" && nextAccount(call) !== null;
}

/**
 * Moves the call to its next account, where the failed leg can: the same seat is rung anew there, by a leg of its own
 * name, so that whatever the old account still tells of the old leg disturbs nobody. The operator stays asked.
 * @returns whether it did
 */
export function failOver(
  call: Call,
  leg: Leg,
  { at, cause }: { at: number; cause: EndCause },
  commands: Command[],
): boolean {
  if (!TROUBLES.has(cause) || !mayFailOver(call, leg)) return false;
  dropLeg(leg, cause, at);
  leg.released = true;
  call.account = (call.account ?? 0) + 1;
  placeLeg(call, leg, at, commands);
  return true;
}

const nextAccount = (call: Call) => accountOf({ ...call, account: (call.account ?? 0) + 1 });
