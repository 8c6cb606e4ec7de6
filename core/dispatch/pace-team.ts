import type { PredictivePacing } from "../pacing/pacing";
import type { LegAction, PoolView, TeamView } from "../pacing/team-view";
import { isChoosy, lend } from "./lend";
import type {
  Dialled,
  Leading,
  SmartBooks,
  SmartCall,
  SmartDecision,
  SmartLook,
  SmartOperator,
} from "./smart-books";
import { charged, mostUrgent } from "./smart-turns";
import { viewOf } from "./smart-view";

type Pacer = Pick<PredictivePacing, "decide" | "mustLead" | "expect">;

/**
 * One look at a team in the smart order. First whoever is on the line meets whoever is on the line; then pacing says
 * which legs begin or end. Where it cannot, or may risk nothing, operators lead: who stands by is used up, and the other
 * calls are left to the books of the order "operator first". Pure; an operator and a call are decided on at most once.
 * @param canStandBy whether legs of different calls can be joined where these calls are placed
 */
export function paceTeam(books: SmartBooks, pacing: Pacer, canStandBy: boolean, now: number): SmartLook {
  const staff = books.operators.filter(({ place }) => place !== null);
  const paused = letPausedGo(books);
  const lent = lend(books, staff);
  const choosy = books.calls.filter((call) => isWaiting(call, books.teamId) && isChoosy(call, staff, now));
  const rest = without(books, [...paused, ...lent], choosy);
  const view = viewOf(rest, now);
  const leading = leadingOf(books, staff, canStandBy, pacing.mustLead(books.teamId, view.now));
  const actions = leading ? emptyLine(view, books.teamId) : pacing.decide(view, view.now);
  const ordered = actions.flatMap((action) => translate(action, view, rest));
  const decisions = charged(books, [...paused, ...lent, ...ordered]);
  return {
    decisions,
    led: leading ? leftOver(without(rest, ordered, []), choosy) : choosy.map(({ callId }) => callId),
    leading,
    // Told with what is decided: most looks decide nothing.
    expects: decisions.length > 0 ? pacing.expect(view, books.teamId, view.now) : null,
  };
}

const isWaiting = (call: SmartCall, teamId: string): boolean =>
  call.teamId === teamId && (call.dialedAt === null || call.answeredAt !== null);

function leadingOf(
  { isOneNumber }: SmartBooks,
  staff: readonly SmartOperator[],
  canStandBy: boolean,
  mustLead: boolean,
): Leading | null {
  const onDuty = staff.filter(
    ({ availability }) =>
      availability !== "paused" && availability !== "off-hours" && availability !== "disconnected",
  );
  if (onDuty.length === 0) return "nobody-on-duty";
  if (onDuty.length === 1) return "one-operator";
  if (isOneNumber || !canStandBy) return "cannot-stand-by";
  return mustLead ? "nothing-to-risk" : null;
}

/** Whoever pauses while standing by is not kept on the line. */
const letPausedGo = ({ operators, teamId }: SmartBooks): SmartDecision[] =>
  operators.flatMap(({ id, isPaused, standby }): SmartDecision[] =>
    isPaused && standby?.teamId === teamId && (standby.phase === "waiting" || standby.phase === "ringing")
      ? [{ type: "dismiss", operatorId: id, standbyId: standby.id }]
      : [],
  );

/** The books as they stand once these decisions are carried out, and without calls that others decide on. */
function without(
  books: SmartBooks,
  decisions: readonly SmartDecision[],
  calls: readonly SmartCall[],
): SmartBooks {
  const gone = new Set(calls.map(({ callId }) => callId));
  for (const decision of decisions) if ("callId" in decision) gone.add(decision.callId);
  const moved = new Map(
    decisions.flatMap((one): [string, "lent" | "leaving"][] =>
      one.type === "lend"
        ? [[one.operatorId, "lent"]]
        : one.type === "dismiss"
          ? [[one.operatorId, "leaving"]]
          : [],
    ),
  );
  return {
    ...books,
    calls: books.calls.filter(({ callId }) => !gone.has(callId)),
    operators: books.operators.map((operator) => {
      const phase = moved.get(operator.id);
      return operator.standby && phase ? { ...operator, standby: { ...operator.standby, phase } } : operator;
    }),
  };
}

function translate(action: LegAction, view: TeamView, books: SmartBooks): SmartDecision[] {
  const { teamId, calls, operators } = books;
  if (action.type === "releaseOperator") {
    const operator = operators.find(({ id }) => id === action.operator);
    if (operator?.standby?.teamId !== teamId) return [];
    return [{ type: "dismiss", operatorId: operator.id, standbyId: operator.standby.id }];
  }
  const pool = view.pools[teamId];
  if (action.pool !== teamId || !pool) return [];
  if (action.type === "dialCustomer") return [allowed(action, dialled(pool))];
  const mine = calls.filter((call) => call.teamId === teamId).sort(mostUrgent);
  const [first] = mine;
  if (!first) return [];
  const { account, operatorRingMs: ringMs, acceptMs } = first;
  // One flow that asks for the key is enough: whoever is on the line may be lent to any of the calls.
  const accept = mine.some((call) => call.accept === "key") ? "key" : "answer";
  return [{ type: "stand-by", operatorId: action.operator, account, accept, ringMs, acceptMs, credits: {} }];
}

const allowed = ({ customer, risk }: DialCustomer, because: Dialled): SmartDecision => ({
  type: "allow-customer",
  callId: customer,
  because,
  ...(risk === undefined ? {} : { risk }),
});

type DialCustomer = Extract<LegAction, { type: "dialCustomer" }>;

function dialled({ operators, customers, answered, id }: PoolView): Dialled {
  const ours = operators.filter(({ forPool }) => forPool === id);
  const onLine = ours.filter(({ status }) => status === "waiting").length;
  if (onLine > customers.length + answered.length) return "operator-on-line";
  if (ours.some(({ status }) => status === "ringing")) return "operator-ringing";
  return operators.some(({ status }) => status === "idle") ? "operators-fast" : "operators-soon";
}

/** While operators lead, those on the line from before get the next customers; with nobody left to ring they are let go. */
function emptyLine({ pools }: TeamView, teamId: string): LegAction[] {
  const pool = pools[teamId];
  if (!pool) return [];
  const waiting = pool.operators
    .filter(({ forPool, status }) => forPool === teamId && status === "waiting")
    .sort((a, b) => a.since - b.since);
  const spare = Math.max(0, waiting.length - pool.customers.length);
  const served = pool.requests.slice(0, spare);
  return [
    ...served.map(({ id }): LegAction => ({ type: "dialCustomer", customer: id, pool: teamId })),
    ...waiting
      .slice(0, spare - served.length)
      .map(({ id }): LegAction => ({ type: "releaseOperator", operator: id })),
  ];
}

/** Calls that nobody on the line is for, nor anybody who is being rung already. */
function leftOver(books: SmartBooks, choosy: readonly SmartCall[]): string[] {
  const { calls, operators, teamId } = books;
  const onTheWay = operators.filter(
    ({ standby }) => standby?.phase === "ringing" && standby.teamId === teamId,
  ).length;
  const waiting = calls.filter((call) => isWaiting(call, teamId)).sort(mostUrgent);
  return [...choosy, ...waiting.slice(onTheWay)].map(({ callId }) => callId);
}
