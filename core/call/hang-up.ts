import type { EndCause, Leg } from "./call";
import type { Deadlines } from "./deadlines";
import { dropLeg } from "./legs";
import type { Command } from "./signals";

/** After so many orders (about eight minutes) a leg that nobody reports on is taken for lost. */
const MOST_ORDERS = 10;
const againMs = (orders: number): number => Math.min(60_000, 5_000 * 2 ** (orders - 1));

type HangUp = Extract<Command, { type: "hang-up" }>;

/** Marks a leg to be hung up, with our reason; `orderHangUp` orders it. */
export function hangUpFor(leg: Leg, cause: EndCause): void {
  leg.hangUpCause ??= cause;
}

/** Orders the end of a leg that has a reason to end, unless an order is running; again when nobody reports its end. */
export function orderHangUp(
  leg: Leg,
  timers: Deadlines<"hang-up">,
  at: number,
  commands: { push(command: HangUp): unknown },
): void {
  if (leg.state === "down" || leg.hangUpCause === null || leg.hangUpAt !== null) return;
  leg.hangUpAt = at;
  leg.hangUps++;
  timers["hang-up"] = at + againMs(leg.hangUps);
  commands.push({ type: "hang-up", key: `hang-up:${leg.id}:${leg.hangUps}`, legId: leg.id });
}

/** The order has not brought the end: there will be another, or the leg is given up. */
export function orderAgain(leg: Leg, at: number): void {
  if (leg.hangUps >= MOST_ORDERS) dropLeg(leg, "lost", at);
  else if (leg.state !== "down") leg.hangUpAt = null;
}
