import type { Call, Leg } from "./call";
import { addLeg, moveLeg } from "./legs";
import type { Command } from "./signals";

/** The provider's own ring limit should speak first: it knows whether the phone rang. */
export const PROVIDER_GRACE_MS = 3_000;

/** How long a leg may ring. */
export const ringMsOf = ({ options }: Call, { seat, line }: Pick<Leg, "seat" | "line">): number =>
  seat === "operator" ? options.operatorRingMs + (line?.switchboardMs ?? 0) : options.customerRingMs;

/** A new leg for a seat, its deadline, and the order to ring. `operatorId` is null for the customer's. */
export function placeLeg(
  call: Call,
  { seat, operatorId, line }: Pick<Leg, "seat" | "operatorId" | "line">,
  at: number,
  commands: Command[],
): Leg {
  const leg = addLeg(call, seat, operatorId, at);
  if (line) leg.line = line;
  const ringMs = ringMsOf(call, leg);
  call.timers[`${seat}-ring`] = at + ringMs + PROVIDER_GRACE_MS;
  commands.push({ type: "place-leg", key: `place:${leg.id}`, legId: leg.id, seat, operatorId, ringMs });
  return leg;
}

/** A caller hears it ring until the provider has answered for us: longer than this means that the order was lost. */
const TAKE_MS = 10_000;

/** The leg of a customer who calls us, and the order to answer. It rings at ours: no other account can have it. */
export function takeLeg(call: Call, reference: string, at: number, commands: Command[]): void {
  const leg = addLeg(call, "customer", null, at);
  moveLeg(leg, "ringing", at);
  call.timers["customer-ring"] = at + TAKE_MS;
  commands.push({ type: "take-leg", key: `take:${leg.id}`, legId: leg.id, reference });
}
