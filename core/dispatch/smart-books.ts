import type { CallAccount } from "../call/call";
import type { OperatorNeeds, OperatorWishes } from "../call/wishes";
import type { DialRisk } from "../pacing/dial-risk";
import type { Expectation } from "../pacing/expectation";
import type { OperatorKind } from "../pacing/team-view";
import type { Availability, OperatorBook } from "./books";
import type { TeamStrategy } from "./team-strategy";

/**
 * What the dispatcher knows of a team whose calls are in the smart order, and of the teams that share operators with it:
 * they are seen, but only the own team is decided for. Times are epoch milliseconds.
 */
export interface SmartBooks {
  teamId: string;
  /** Whose turn it is to stand by. */
  strategy: TeamStrategy;
  /** All operators are lines of one number: nobody is rung before it is known for whom. */
  isOneNumber: boolean;
  /** The own team and those that share operators with it. */
  teamIds: string[];
  calls: SmartCall[];
  operators: SmartOperator[];
}

/** A call whose customer does not talk yet, and whose operator was not assigned. */
export interface SmartCall {
  callId: string;
  teamId: string;
  account: CallAccount;
  requestedAt: number;
  /** null: nobody has dialled the customer. */
  dialedAt: number | null;
  ringingAt: number | null;
  /** On the line, and without an operator. */
  answeredAt: number | null;
  /** Preferred among those who may be rung, and among those on the line. */
  ownerId: string | null;
  /** Preferred next, and waited for until then. */
  sticky: OperatorWishes["sticky"];
  /** Preferred after them; until then it may only be somebody who meets them, unless the customer is on the line. */
  needs: OperatorNeeds | null;
  accept: "key" | "answer";
  operatorRingMs: number;
  acceptMs: number;
  customerRingMs: number;
}

export interface SmartOperator {
  id: string;
  kind: OperatorKind;
  /** The teams in sight that they serve. */
  teamIds: string[];
  /** Their place in the own team; null: they are of others. */
  place: SmartPlace | null;
  availability: Availability;
  /** Wants no calls; known of one who stands by, too. */
  isPaused: boolean;
  /** Resting after a talk, not after a missed ring. */
  isWrappingUp: boolean;
  idleSince: number;
  /** Of an engaged operator: since when. */
  engagedSince: number;
  standby: OperatorStandby | null;
}

/** What the own team's strategy, and what calls ask for, go by. */
export type SmartPlace = Omit<OperatorBook, "id" | "teamId" | "idleSince" | "availability">;

export interface OperatorStandby {
  id: string;
  teamId: string;
  account: CallAccount;
  phase: "ringing" | "waiting" | "lent" | "leaving";
  since: number;
}

export type SmartDecision =
  /** An operator on the line is given to a customer on the line; `seesCard`: in the console, where who it is shows at once. */
  | {
      type: "lend";
      callId: string;
      operatorId: string;
      standbyId: string;
      seesCard?: true;
      because: Lent;
      /** Absent: the call asks for nothing. */
      needs?: "met" | "waived";
    }
  /** An operator is rung for whoever answers. */
  | {
      type: "stand-by";
      operatorId: string;
      account: CallAccount;
      accept: "key" | "answer";
      ringMs: number;
      acceptMs: number;
      /** What this turn changes in the credits of the team's operators. */
      credits: Record<string, number>;
    }
  | { type: "dismiss"; operatorId: string; standbyId: string }
  /** `risk`: as pacing foretold it; absent where nothing was weighed. */
  | { type: "allow-customer"; callId: string; because: Dialled; risk?: DialRisk };

/** Why it is this one of those on the line. */
export type Lent = "owner" | "sticky" | "on-the-line";

/** What the customer's leg counts on. */
export type Dialled = "operator-on-line" | "operator-ringing" | "operators-fast" | "operators-soon";

/** Why operators lead: each is rung for one request, and its customer once they have accepted. */
export type Leading =
  | "one-operator"
  | "nobody-on-duty"
  /** The team's number, or its provider, cannot have operators on the line for nobody. */
  | "cannot-stand-by"
  /** The budget of abandoned customers is used up, or what was learned makes no sense. */
  | "nothing-to-risk";

export interface SmartLook {
  decisions: SmartDecision[];
  /** Calls that operators lead: the team's other books decide on them. */
  led: string[];
  /** null: legs are timed to meet. */
  leading: Leading | null;
  /** What was expected where something was decided. */
  expects: Expectation | null;
}
