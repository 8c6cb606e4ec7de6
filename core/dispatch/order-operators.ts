import type { Books, Chosen, OperatorBook, WaitingCall } from "./books";
import { isAnybodyFine, lacks, mayCome } from "./needs";
import { STRATEGIES } from "./strategies";
import type { Strategy } from "./strategies/strategy";

/** Somebody who may be asked now. */
export interface Candidate {
  operator: OperatorBook;
  because: Chosen;
  needs?: "met" | "waived";
}

/**
 * Who may be asked for a call now, whose turn it is first. Nobody twice, nobody whom this call has asked already, only
 * free ones. First the customer's owner, then who talked with the customer last, then the team in its order, then the
 * reserve in its own; those who meet the call's needs before those who do not. Empty: the call waits.
 */
export function orderOperators(books: Books, call: WaitingCall, now: number): Candidate[] {
  const sides = sidesOf(books, call);
  const own = sides[0].operators;
  const sticky = own.find(({ id }) => id === call.sticky?.operatorId);
  if (sticky && isWaitedFor(sticky, call, now)) return [];
  const known = [
    ...asKnown(own, call.ownerId, call.isOwnerOnly ? "person" : "owner"),
    ...asKnown(own, sticky?.id ?? null, "sticky"),
  ];
  const open = sides.filter(({ isReserve }) => !isReserve || isReserveOpen(own, call, now));
  const everybody = open.flatMap(({ operators }) => operators);
  const waives = isAnybodyFine(call, everybody, now);
  const meets = (operator: OperatorBook) => call.needs === null || lacks(operator, call.needs) === null;
  const inOrder = open.map((side) => inTurn(side, books));
  const candidates = [
    ...known,
    ...inOrder.flat().filter(({ operator }) => meets(operator)),
    ...(waives ? inOrder.flat().filter(({ operator }) => !meets(operator)) : []),
  ];
  const seen = new Set<string>();
  return candidates
    .filter(({ operator: { id } }) => !seen.has(id) && seen.add(id))
    .map((one) => (call.needs === null ? one : { ...one, needs: meets(one.operator) ? "met" : "waived" }));
}

/** A team's part of the books, as one call sees it: without those whom it has asked already. */
export interface Side {
  isReserve: boolean;
  teamId: string;
  operators: OperatorBook[];
}

/** The own team first, then the reserve, whether or not it is its time. An operator of both stands in the own. */
export function sidesOf(books: Books, call: WaitingCall): [Side, ...Side[]] {
  const left = books.operators.filter(
    ({ id }) => !call.tried.includes(id) && (!call.isOwnerOnly || id === call.ownerId),
  );
  // Whoever was asked at a call centre speaks for all its lines.
  const lines = books.operators.filter(({ teamId }) => books.isOneNumber && teamId === books.teamId);
  const isSpent = lines.some(({ id }) => call.tried.includes(id));
  const own = isSpent ? [] : left.filter(({ teamId }) => teamId === books.teamId);
  const mine: Side = { isReserve: false, teamId: books.teamId, operators: own };
  const { reserve } = call;
  if (reserve === null || reserve.teamId === books.teamId) return [mine];
  const others = left.filter(
    ({ id, teamId }) => teamId === reserve.teamId && !own.some((operator) => operator.id === id),
  );
  return [mine, { isReserve: true, teamId: reserve.teamId, operators: others }];
}

export const strategyOf = (books: Books, teamId: string): Strategy =>
  STRATEGIES[teamId === books.teamId ? books.strategy : (books.reserves[teamId]?.strategy ?? "longest-idle")];

/** By the team's strategy; among equals whoever has been idle longest. */
export function byTurn(strategy: Strategy): (a: OperatorBook, b: OperatorBook) => number {
  return (a, b) => strategy.compare(a, b) || a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1);
}

function inTurn(side: Side, books: Books): Candidate[] {
  const because = side.isReserve ? (books.reserves[side.teamId]?.strategy ?? "longest-idle") : books.strategy;
  return side.operators
    .filter(({ availability }) => availability === "free")
    .sort(byTurn(strategyOf(books, side.teamId)))
    .map((operator) => ({ operator, because }));
}

const asKnown = (own: OperatorBook[], id: string | null, because: Chosen): Candidate[] =>
  own
    .filter((operator) => operator.id === id && operator.availability === "free")
    .map((operator) => ({ operator, because }));

/** Nobody who is on the line already waits for one person, nor does a call that rings others. */
const isWaitedFor = (operator: OperatorBook, call: WaitingCall, now: number): boolean =>
  call.sticky !== null &&
  now < call.sticky.until &&
  !call.customerUp &&
  call.ringing === 0 &&
  (operator.availability === "engaged" || operator.availability === "resting");

/** The own team has had its time, or there is nobody in it who may still come and nobody who is being rung. */
const isReserveOpen = (own: OperatorBook[], call: WaitingCall, now: number): boolean =>
  call.reserve !== null && (now >= call.reserve.from || (call.ringing === 0 && !own.some(mayCome)));
