import type { CallOrder } from "../call/call";
import type { OperatorWishes, Skill } from "../call/wishes";
import type { TeamStrategy } from "./team-strategy";

/** What a team's dispatcher knows: who waits, who is free, who is on the line. Times are epoch milliseconds. */
export interface Books {
  teamId: string;
  strategy: TeamStrategy;
  /** Teams that help this one out, by id. */
  reserves: Record<string, { strategy: TeamStrategy }>;
  calls: WaitingCall[];
  /** One for each place in a team: whoever is of the team and of a reserve stands here twice. */
  operators: OperatorBook[];
  /** All operators are lines of one number: nobody else is behind another one. Absent: no. */
  isOneNumber?: boolean;
}

export interface WaitingCall extends OperatorWishes {
  callId: string;
  order: CallOrder;
  /** "nothing": the customer of a customer-first call is being rung. */
  wants: "operator" | "customer-leave" | "nothing";
  /** The customer is on the line. */
  customerUp: boolean;
  /** The visitor's request: the oldest is served first. */
  requestedAt: number;
  tried: string[];
  /** Asked first where free. */
  ownerId: string | null;
  /** How many operators may ring for it at once, at least 1. */
  atOnce: number;
  /** How many do. */
  ringing: number;
  /** … and nobody else. Absent: others are. */
  isOwnerOnly?: boolean;
}

/** An operator in one of the teams. */
export interface OperatorBook {
  id: string;
  /** The team that gives this place: the books' own, or a reserve. */
  teamId: string;
  tier: number;
  /** 1 to 100: the share of calls against the weights of the others. */
  weight: number;
  /** What the team owes this operator, in weights; see strategies/weighted.ts. */
  credit: number;
  /** When this team asked last; null: never. */
  lastAskedAt: number | null;
  /** Talks since midnight in the team's zone; only known where the strategy asks for it. */
  callsToday: number;
  skills: Skill[];
  /** ISO 639-1 */
  languages: string[];
  idleSince: number;
  availability: Availability;
}

export type Availability =
  | "free"
  /** Holds a lease: being rung, or on a call. */
  | "engaged"
  /** After a talk or a missed ring. */
  | "resting"
  | "paused"
  | "off-hours"
  /** Takes calls in the browser, which is not there. */
  | "disconnected";

export type Decision =
  | ({ type: "assign"; callId: string } & Turn)
  | { type: "allow-customer"; callId: string }
  /** Nobody can be asked, and waiting would not change that. */
  | { type: "refuse"; callId: string; because: Refusal };

/** Somebody's turn, and why it is theirs. */
export interface Turn {
  operatorId: string;
  because: Chosen;
  /** The place by which they were asked. */
  teamId: string;
  /** "met": they can what the call asks for. "waived": nobody who can was to be had. Absent: it asks for nothing. */
  needs?: "met" | "waived";
  /** Who would have come before them, and why they did not. */
  passedOver: PassedOver[];
  /** What this changes in the credits of the team's operators. */
  credits: Record<string, number>;
}

/** Somebody whose turn would have come before. */
export interface PassedOver {
  operatorId: string;
  why: Exclude<Availability, "free"> | "asked" | "taken" | "language" | "skill";
}

/** Why it is this operator's turn: as the customer's owner or last operator, as the one person wanted, or in the team's order. */
export type Chosen = TeamStrategy | "owner" | "person" | "sticky";

export type Refusal = "no-operators" | "all-paused" | "closed" | "nobody-answered";
