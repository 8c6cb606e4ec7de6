import type { Call, CallOptions, EndCause, Leg, SeatName } from "./call";
import { LEG_STATES, type LegState } from "./call";
import type { Signal } from "./signals";

/**
 * The leg that fills a seat now, if it is not down. While several operators are rung, and none of them has accepted,
 * the one that has come furthest.
 */
export function liveLeg(call: Call, seat: SeatName): Leg | undefined {
  if (seat === "customer") return call.legs.findLast((leg) => leg.seat === seat && leg.state !== "down");
  const holder = holderOf(call);
  if (holder) return holder.state === "down" ? undefined : holder;
  return contenders(call).sort((a, b) => progress(b) - progress(a))[0];
}

const progress = (leg: Leg): number => LEG_STATES.indexOf(leg.state) + Number(leg.acceptedAt !== null);

/** The leg of the operator who has taken the call. */
export const holderOf = (call: Call): Leg | undefined =>
  call.takenBy ? findLeg(call, call.takenBy) : undefined;

/** Operators' legs that are not down and have not lost the call to another. */
export const contenders = (call: Call): Leg[] =>
  liveOperators(call).filter(({ takenAt }) => takenAt === undefined);

/** Operators' legs that are not down: several where several operators are asked at once. */
export const liveOperators = (call: Call): Leg[] =>
  call.legs.filter((leg) => leg.seat === "operator" && leg.state !== "down");

/** The living leg of one operator, unless the call went to another. */
export const operatorLeg = (call: Call, operatorId: string): Leg | undefined =>
  liveOperators(call).find((leg) => leg.operatorId === operatorId && leg.takenAt === undefined);

/** The last leg a seat had, living or not: of operators, the one who took the call. */
export const lastLeg = (call: Call, seat: SeatName): Leg | undefined =>
  (seat === "operator" ? holderOf(call) : undefined) ?? call.legs.findLast((leg) => leg.seat === seat);

export const findLeg = (call: Call, id: string): Leg | undefined => call.legs.find((leg) => leg.id === id);

export const isUp = (leg: Leg | undefined): leg is Leg => leg?.state === "up";

/** Up, and the person has taken the call. */
export const isReady = (leg: Leg | undefined): leg is Leg => isUp(leg) && leg.acceptedAt !== null;

/**
 * The operator is rung first, and the customer only for an operator who is ready. Of a smart call it is so from the
 * assignment of an operator until that operator is gone without the customer having been dialled.
 */
export function isOperatorLed(call: Call): boolean {
  if (call.options.order !== "smart") return call.options.order === "operator-first";
  return !call.customerAllowed && Boolean(liveLeg(call, "operator") ?? lastLeg(call, "customer"));
}

/** What it takes for an operator to have the call. */
export const acceptOf = ({ options }: Call, { line }: Leg): CallOptions["accept"] =>
  line?.accept ?? options.accept;

/** Moves a leg forward; signals that come late never move it back. */
export function moveLeg(leg: Leg, state: LegState, at: number): boolean {
  if (LEG_STATES.indexOf(state) <= LEG_STATES.indexOf(leg.state)) return false;
  leg.state = state;
  if (state === "ringing") leg.ringingAt = at;
  if (state === "up") leg.answeredAt = at;
  if (state === "down") leg.endedAt = at;
  return true;
}

/** Takes a leg down with the reason that counts: ours, where we asked for the end. */
export function dropLeg(leg: Leg, cause: EndCause, at: number): void {
  if (moveLeg(leg, "down", at)) leg.cause = leg.hangUpCause ?? cause;
}

/** A new leg for a seat; its id tells call, seat and number, and is the provider's idempotency key. */
export function addLeg(call: Call, seat: SeatName, operatorId: string | null, at: number): Leg {
  const number = call.legs.filter((leg) => leg.seat === seat && !leg.lent).length + 1;
  const leg = emptyLeg(
    `${call.options.callId}.${seat === "operator" ? "o" : "c"}${number}`,
    seat,
    operatorId,
    at,
  );
  call.legs.push(leg);
  return leg;
}

/** A leg lent by the dispatcher: up and ready already. */
export function addLentLeg(
  call: Call,
  { legId, operatorId, seesCard, at }: Extract<Signal, { type: "operator-lent" }>,
): void {
  const leg = emptyLeg(legId, "operator", operatorId, at);
  const known = seesCard ? { seesCard } : {};
  call.legs.push({ ...leg, ...known, lent: true, state: "up", answeredAt: at, acceptedAt: at });
}

export const emptyLeg = (id: string, seat: SeatName, operatorId: string | null, at: number): Leg => ({
  id,
  seat,
  operatorId,
  lent: false,
  state: "placed",
  placedAt: at,
  ringingAt: null,
  answeredAt: null,
  acceptedAt: null,
  endedAt: null,
  cause: null,
  hangUpAt: null,
  hangUpCause: null,
  hangUps: 0,
  farewellAt: null,
  released: false,
});
