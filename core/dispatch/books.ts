import type { CallOrder } from "../call/call";
import type { OperatorOrder } from "../pacing/choose-operator";

/** What a team's dispatcher knows: who waits, who is free, who is on the line. Times are epoch milliseconds. */
export interface Books {
  teamId: string;
  strategy: OperatorOrder;
  calls: WaitingCall[];
  operators: OperatorBook[];
  /** All operators are lines of one number: nobody else is behind another one. Absent: no. */
  isOneNumber?: boolean;
}

export interface WaitingCall {
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
}

export interface OperatorBook {
  id: string;
  tier: number;
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
  | "off-hours";

export type Decision =
  | { type: "assign"; callId: string; operatorId: string; because: Chosen }
  | { type: "allow-customer"; callId: string }
  /** Nobody can be asked, and waiting would not change that. */
  | { type: "refuse"; callId: string; because: Refusal };

/** Why it is this operator's turn: as the customer's owner, or in the team's order. */
export type Chosen = OperatorOrder | "owner";

export type Refusal = "no-operators" | "all-paused" | "closed" | "nobody-answered";
