import type { Call, Leg, SeatName } from "./call";
import { addLeg } from "./legs";
import type { Command } from "./signals";

/** The provider's own ring limit should speak first: it knows whether the phone rang. */
export const PROVIDER_GRACE_MS = 3_000;

/** A new leg for a seat, its deadline, and the order to ring. `operatorId` is null for the customer's. */
export function placeLeg(
  call: Call,
  { seat, operatorId }: { seat: SeatName; operatorId: string | null },
  at: number,
  commands: Command[],
): Leg {
  const leg = addLeg(call, seat, operatorId, at);
  const ringMs = seat === "operator" ? call.options.operatorRingMs : call.options.customerRingMs;
  call.timers[`${seat}-ring`] = at + ringMs + PROVIDER_GRACE_MS;
  commands.push({ type: "place-leg", key: `place:${leg.id}`, legId: leg.id, seat, operatorId, ringMs });
  return leg;
}
