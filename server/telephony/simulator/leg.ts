import type { EndCause } from "@/core/call/call";
import type { PlaceLeg, Supervise } from "../port";
import { type Behaviour, behaviourOf } from "./behaviour";

/** Who ended a leg: the person, the application's order, or the network itself. */
export type EndedBy = "party" | "order" | "network";

interface Said {
  key: string;
  text: string;
  language: string;
  /** The title of the sound that was played instead of the words; null: they were spoken. */
  sound: string | null;
  at: number;
  finishedAt: number | null;
}

/** What a leg follows, and how. */
export type Followed = Pick<Supervise, "operatorLegId" | "customerLegId" | "mode">;

/** All that ever happened to one leg: what tests and benchmarks check claims against. Instants are epoch ms. */
export interface LegRecord {
  legId: string;
  number: string;
  /** The caller that was shown; null: the network's own choice. */
  from: string | null;
  /** The number that was called from here; null: it was called itself. */
  called: string | null;
  seat: PlaceLeg["seat"];
  callerName: string;
  placedAt: number;
  ringingAt: number | null;
  answeredAt: number | null;
  endedAt: number | null;
  cause: EndCause | null;
  endedBy: EndedBy | null;
  joins: { withLegId: string; withNumber: string; at: number; endedAt: number | null; isRecorded: boolean }[];
  /** The talks that it followed, and how, each from when on. */
  followed: (Followed & { at: number })[];
  said: Said[];
  digits: { digit: string; at: number }[];
  /** Keys that the caller pressed for the switchboard, and when. */
  dialled: { keys: string; at: number } | null;
}

/** A leg that is not down yet. */
export interface NetworkLeg {
  /** Of a call that comes in: the network's own name, until the application takes it. */
  id: string;
  /** The application has placed or taken it. */
  isOrdered: boolean;
  readonly ringMs: number;
  /** Pressed for the switchboard once it has answered. */
  readonly digits: PlaceLeg["digits"];
  readonly behaviour: Behaviour;
  readonly record: LegRecord;
  state: "placed" | "ringing" | "up";
  joinedWith: NetworkLeg | null;
  /** The talk that it follows; null: none. */
  follows: Followed | null;
  /** Cuts the running announcement's timer; null while nothing is being said. */
  stopSaying: (() => void) | null;
  /** Cancels the end of the talk. */
  stopTalking: (() => void) | null;
  /** Everything else that is planned for this leg. */
  readonly plans: Set<() => void>;
}

/** The network has numbers alone. */
export type NumberOrder = PlaceLeg & { to: string };

export function createLeg(order: NumberOrder, now: number): NetworkLeg {
  return {
    id: order.legId,
    isOrdered: true,
    ringMs: order.ringMs,
    digits: order.digits,
    behaviour: behaviourOf(order.to),
    state: "placed",
    joinedWith: null,
    follows: null,
    stopSaying: null,
    stopTalking: null,
    plans: new Set(),
    record: {
      legId: order.legId,
      number: order.to,
      from: order.from,
      called: null,
      seat: order.seat,
      callerName: order.callerName,
      placedAt: now,
      ringingAt: null,
      answeredAt: null,
      endedAt: null,
      cause: null,
      endedBy: null,
      joins: [],
      followed: [],
      said: [],
      digits: [],
      dialled: null,
    },
  };
}

/** Somebody calls a number of the application's: as long as nobody answers they hear it ring. */
export function createIncomingLeg(
  id: string,
  { from, to, ringMs }: { from: string; to: string; ringMs: number },
  now: number,
): NetworkLeg {
  const order: NumberOrder = { legId: id, to: from, from, ringMs, callerName: "", seat: "customer" };
  const leg = createLeg(order, now);
  leg.record.called = to;
  leg.record.ringingAt = now;
  return { ...leg, isOrdered: false, state: "ringing" };
}

/** How long the two last talked, ms; 0 where they never did. */
export function talkMs(record: LegRecord): number {
  return record.joins.reduce((sum, join) => sum + ((join.endedAt ?? join.at) - join.at), 0);
}

/** With whom the phone had its last call, and can have another; null: they showed no number. */
export const numberToCall = ({ called, from }: LegRecord): string | null => called ?? from;
