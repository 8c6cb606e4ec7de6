import type { DialRisk } from "./dial-risk";

/**
 * What predictive pacing sees, answers and is told. All times are seconds on one clock that only moves forward; where
 * its zero lies does not matter.
 */
export interface TeamView {
  now: number;
  pools: Record<string, PoolView>;
  operators: OperatorView[];
}

/** The requests of one kind, in one order, and everybody who may serve them. */
export interface PoolView {
  id: string;
  /** A customer's phone is to ring within so many seconds of the request. */
  promise: number;
  /** How long a customer's phone rings at most. */
  ringTimeout: number;
  operatorTimeout: number;
  requests: RequestView[];
  /** Being dialled or ringing. */
  customers: CustomerLeg[];
  /** On the line without an operator; the longest waiting first. */
  answered: AnsweredCustomer[];
  /** Operators may serve several pools. */
  operators: OperatorView[];
}

export interface RequestView {
  id: string;
  pool: string;
  arrivedAt: number;
}

export interface CustomerLeg extends RequestView {
  dialedAt: number;
  /** null: the network has not said yet that the phone rings. */
  ringingAt: number | null;
}

export interface AnsweredCustomer extends RequestView {
  answeredAt: number;
}

/** "browser" stands for whatever picks up within a second or two by itself. */
export type OperatorKind = "phone" | "browser";

export interface OperatorView {
  id: string;
  kind: OperatorKind;
  pools: string[];
  /** "waiting": on the line, without a customer. */
  status: "idle" | "ringing" | "waiting" | "talking" | "wrapup" | "away";
  /** When this status began. */
  since: number;
  /** The pool whose requests made the operator's phone ring. */
  forPool: string | null;
}

export type LegAction =
  /** `risk`: absent where an operator is there for them. */
  | { type: "dialCustomer"; customer: string; pool: string; risk?: DialRisk }
  | { type: "dialOperator"; operator: string; pool: string }
  | { type: "releaseOperator"; operator: string };

/** `after`: seconds since the leg was dialled. `ring`: seconds since the phone rang. */
export type LegEvent = { at: number; pool: string } & (
  | { type: "request"; customer: string }
  | { type: "requestExpired"; customer: string }
  /** As they were about to be dialled: what was foreseen of them (foresight.ts). */
  | { type: "customerForetold"; customer: string; foreseen: number }
  | { type: "customerDialed"; customer: string }
  | { type: "customerRinging"; customer: string; after: number }
  | { type: "customerAnswered"; customer: string; ring: number; after: number }
  | { type: "customerFailed"; customer: string; reason: CustomerFailure; ring: number; after: number }
  /** Has been on the line for longer than the grace, and hears no operator. */
  | { type: "customerAbandoned"; customer: string }
  | { type: "customerHungup"; customer: string; waited: number }
  | { type: "operatorDialed"; operator: string }
  | { type: "operatorAnswered"; operator: string; kind: OperatorKind; after: number }
  | { type: "operatorFailed"; operator: string; kind: OperatorKind; after: number }
  | {
      type: "operatorReleased";
      operator: string;
      kind: OperatorKind;
      was: "ringing" | "waiting";
      after: number;
    }
  /** `waited`: how long the customer was on the line before the operator was. */
  | { type: "bridged"; customer: string; operator: string; waited: number }
  | { type: "callEnded"; operator: string; talk: number }
  /** `busy`: talk and wrap-up together. */
  | { type: "operatorReady"; operator: string; wrap: number; busy: number }
);

/** The operator who did not pick up is back. It belongs to no pool, and teaches nothing. */
export interface OperatorBack {
  type: "operatorBack";
  at: number;
  operator: string;
}

/** "busy": busy or out of reach, known before the phone rang. */
export type CustomerFailure = "busy" | "declined" | "noanswer";
