import type { CallAccount } from "../call/call";
import { lacks, mayCome } from "./needs";
import type { OperatorStandby, SmartBooks, SmartCall, SmartDecision, SmartOperator } from "./smart-books";

type Waiting = SmartOperator & { standby: OperatorStandby };

/**
 * Customers on the line meet operators on the line: whoever waits longest comes first, on either side. Of the operators
 * first whom the customer knows, then who can what the call asks for, then the team's own.
 */
export function lend({ calls, teamId }: SmartBooks, staff: readonly SmartOperator[]): SmartDecision[] {
  const free = staff.filter(isWaiting);
  return calls
    .filter((call) => call.teamId === teamId && call.answeredAt !== null)
    .sort((a, b) => (a.answeredAt ?? 0) - (b.answeredAt ?? 0))
    .flatMap((call): SmartDecision[] => {
      const [next] = free
        .filter(({ standby }) => isSame(standby.account, call.account))
        .sort((a, b) => rank(a, call, teamId) - rank(b, call, teamId) || a.standby.since - b.standby.since);
      if (!next) return [];
      free.splice(free.indexOf(next), 1);
      return [lentTo(call, next)];
    });
}

const isWaiting = (operator: SmartOperator): operator is Waiting =>
  operator.standby?.phase === "waiting" && !operator.isPaused;

/** Legs are joined within one account. */
const isSame = (a: CallAccount, b: CallAccount): boolean => a.id === b.id && a.provider === b.provider;

function rank(operator: Waiting, { ownerId, sticky, needs }: SmartCall, teamId: string): number {
  if (operator.id === ownerId) return 0;
  if (operator.id === sticky?.operatorId) return 1;
  return (
    2 + 2 * Number(needs !== null && !meets(operator, needs)) + Number(operator.standby.teamId !== teamId)
  );
}

const meets = ({ place }: SmartOperator, needs: NonNullable<SmartCall["needs"]>): boolean =>
  place !== null && lacks(place, needs) === null;

function lentTo(call: SmartCall, operator: Waiting): SmartDecision {
  const { id: operatorId, kind, standby } = operator;
  const { callId, ownerId, sticky, needs } = call;
  return {
    type: "lend",
    callId,
    operatorId,
    standbyId: standby.id,
    because: operatorId === ownerId ? "owner" : operatorId === sticky?.operatorId ? "sticky" : "on-the-line",
    ...(needs ? { needs: meets(operator, needs) ? "met" : "waived" } : {}),
    ...(kind === "browser" ? { seesCard: true } : {}),
  };
}

/**
 * Whether a call waits for somebody in particular, so that nobody can stand by for it: who talked with its customer last
 * and is busy, or those who can what it asks for, where not everybody can. Not once its customer is on the line.
 * @param staff the own team's operators
 */
export function isChoosy(
  { answeredAt, sticky, needs, ownerId }: SmartCall,
  staff: readonly SmartOperator[],
  now: number,
): boolean {
  if (answeredAt !== null) return false;
  const may = staff.filter(({ availability }) => mayCome({ availability }));
  if (sticky !== null && now < sticky.until) {
    const last = may.find(({ id }) => id === sticky.operatorId);
    const isFree = last?.availability === "free" || isOnTheWay(last) || ownerIsFree(may, ownerId);
    if (last && !isFree) return true;
  }
  if (needs === null || now >= needs.until) return false;
  const able = may.filter((operator) => meets(operator, needs));
  return able.length > 0 && able.length < may.length;
}

const isOnTheWay = (operator: SmartOperator | undefined): boolean =>
  operator?.standby?.phase === "ringing" || operator?.standby?.phase === "waiting";

const ownerIsFree = (may: readonly SmartOperator[], ownerId: string | null): boolean =>
  may.some(({ id, availability }) => id === ownerId && availability === "free");
