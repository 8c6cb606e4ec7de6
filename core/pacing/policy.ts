/**
 * When to start which leg: the interface between a team's dispatcher and its two simple policies, `operator-first.ts` and
 * `customer-first.ts`, which remember nothing. The one that learns (`pacing.ts`) speaks of legs and seconds
 * (`team-view.ts`). Times here are epoch milliseconds.
 *
 * A pool is what one policy decides for: a team's requests in one order. Operators may serve several pools.
 */
export interface Pacing {
  /** What to start now. Pure. */
  decide(state: PacingState, now: number): PacingAction[];
}

export interface PacingState {
  now: number;
  pools: Record<string, PacingPool>;
  operators: PacingOperator[];
}

export interface PacingPool {
  id: string;
  /** Waiting, no leg of the customer's started; in the order in which they are to be served. */
  requests: PacingRequest[];
  /** Customers being rung with no operator on the line for them. */
  customers: { id: string; arrivedAt: number; dialedAt: number }[];
  /** Customers on the line without an operator. */
  answered: PacingRequest[];
}

export interface PacingRequest {
  id: string;
  arrivedAt: number;
  /** How many operators ring for it, and how many may at once. */
  ringing: number;
  atOnce: number;
}

/** Whose turn it is: the team's strategy, as its policy sees it. */
export interface Turns {
  /** The operator among `free` who is asked next for a request; null where none of them may be asked for it now. */
  next(request: string, free: ReadonlySet<string>): string | null;
  /** Notes that the operator is asked: the next turn is another's. */
  take(request: string, operator: string): void;
}

export interface PacingOperator {
  id: string;
  kind: "phone" | "browser";
  pools: string[];
  status: "idle" | "ringing" | "waiting" | "talking" | "wrapup" | "away";
  /** Since when, in this status. */
  since: number;
}

export type PacingAction =
  | { type: "dialCustomer"; customer: string; pool: string }
  /** `customer` names the request that this operator will hear about; a predictive policy may leave it open. */
  | { type: "dialOperator"; operator: string; pool: string; customer?: string }
  | { type: "releaseOperator"; operator: string };
