import type { Foresight } from "./foresight";
import { type PickUp, picksUpWithin } from "./pick-up";
import type { PoolCurves } from "./pool-record";
import type { LegAction, OperatorKind, OperatorView, PoolView } from "./team-view";

/** What stands on one pool's table during one look: its view, and what this look has ordered already. */
export interface Desk {
  pool: PoolView;
  curves: PoolCurves;
  foresight: Foresight;
  now: number;
  /** Seconds that an answered customer may wait. */
  grace: number;
  /** Price of an abandoned customer, in operator seconds. */
  price: number;
  /** Free, and not ordered by anybody yet; whose turn it is comes first. */
  idle: OperatorView[];
  /** Ages of this pool's ringing operator legs, those ordered in this look included. */
  ringing: RingingOperator[];
  /** On the line for this pool; the longest waiting first. */
  waiting: OperatorView[];
  busy: (OperatorView & { status: "talking" | "wrapup" })[];
  /** How many requests this look has dialled. */
  dialed: number;
  actions: LegAction[];
}

export interface RingingOperator {
  kind: OperatorKind;
  age: number;
}

export type DeskSettings = Pick<Desk, "pool" | "curves" | "foresight" | "now" | "grace" | "price">;

/** @param taken operators whom this look has ordered for somebody */
export function deskOf(settings: DeskSettings, taken: ReadonlySet<string>): Desk {
  const { pool, now } = settings;
  const ours = pool.operators.filter(({ forPool }) => forPool === pool.id);
  return {
    ...settings,
    // Who serves this pool alone goes first: the others may be needed elsewhere.
    idle: pool.operators
      .filter(({ id, status }) => status === "idle" && !taken.has(id))
      .sort((a, b) => a.pools.length - b.pools.length || a.since - b.since),
    ringing: ours
      .filter(({ status }) => status === "ringing")
      .map(({ kind, since }) => ({ kind, age: Math.max(0, now - since) })),
    waiting: ours.filter(({ status }) => status === "waiting").sort((a, b) => a.since - b.since),
    busy: pool.operators.filter(isBusy),
    dialed: 0,
    actions: [],
  };
}

const isBusy = (operator: OperatorView): operator is Desk["busy"][number] =>
  operator.status === "talking" || operator.status === "wrapup";

/** Rings the operator whose turn it is; false where nobody is free. */
export function startOperator(desk: Desk, taken: Set<string>): boolean {
  const next = desk.idle.shift();
  if (!next) return false;
  taken.add(next.id);
  desk.actions.push({ type: "dialOperator", operator: next.id, pool: desk.pool.id });
  desk.ringing.push({ kind: next.kind, age: 0 });
  return true;
}

export const pickUpFor = (desk: Desk, { kind }: { kind: OperatorKind }): PickUp => desk.curves.pickUp[kind];

/** The chance that a ringing leg has an operator within `seconds`. */
export const ringingWithin = (desk: Desk, leg: RingingOperator, seconds: number): number =>
  picksUpWithin(pickUpFor(desk, leg), leg.age, seconds);

/** Operators on the line or being rung, beyond the customers on the line. */
export const ahead = ({ waiting, ringing, pool }: Desk): number =>
  waiting.length + ringing.length - pool.answered.length;
