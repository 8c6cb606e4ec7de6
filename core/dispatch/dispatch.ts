import type { CallOrder } from "../call/call";
import { customerFirst } from "../pacing/customer-first";
import { operatorFirst } from "../pacing/operator-first";
import type { PacingAction, PacingPool, PacingState } from "../pacing/policy";
import type { Books, Decision, Refusal, WaitingCall } from "./books";
import { mayCome } from "./needs";
import { sidesOf } from "./order-operators";
import { type TurnsOfLook, turnsOf } from "./turns";

const POLICIES = { "operator-first": operatorFirst, "customer-first": customerFirst };

/**
 * One look at a team's books: who is asked, whose customer may be rung, who is told that nobody will come.
 * Pure; the same books give the same decisions. An operator is given away at most once a look.
 */
export function dispatch(books: Books, now: number): Decision[] {
  const refused = books.calls.flatMap((call): Decision[] => {
    const because = refusal(call, books);
    return because ? [{ type: "refuse", callId: call.callId, because }] : [];
  });
  const gone = new Set(refused.map(({ callId }) => callId));
  const calls = books.calls.filter(({ callId }) => !gone.has(callId));

  const turns = turnsOf({ ...books, calls }, now);
  const taken = new Set<string>();
  const decisions: Decision[] = [];
  // Customers on the line are customer-first calls: they come first.
  for (const order of ["customer-first", "operator-first"] as const) {
    const state = pacingState(books, calls, order, taken, now);
    for (const action of POLICIES[order](turns).decide(state, now)) {
      const decision = translate(action, turns);
      if (!decision) continue;
      decisions.push(decision);
      if (decision.type === "assign") taken.add(decision.operatorId);
    }
  }
  return [...refused, ...decisions];
}

/** Why no operator will come, however long the call waits; null where one may, and while one is being rung. */
function refusal(call: WaitingCall, books: Books): Refusal | null {
  if (call.wants === "nothing" || call.ringing > 0) return null;
  const left = sidesOf(books, call).flatMap(({ operators }) => operators);
  if (left.some(mayCome)) return null;
  if (call.tried.length > 0) return "nobody-answered";
  if (left.length === 0) return "no-operators";
  return left.some(({ availability }) => availability === "paused" || availability === "disconnected")
    ? "all-paused"
    : "closed";
}

function pacingState(
  books: Books,
  calls: readonly WaitingCall[],
  order: CallOrder,
  taken: ReadonlySet<string>,
  now: number,
): PacingState {
  const mine = calls.filter((call) => call.order === order).sort((a, b) => a.requestedAt - b.requestedAt);
  const request = ({ callId, requestedAt, ringing, atOnce }: WaitingCall) => ({
    id: callId,
    arrivedAt: requestedAt,
    ringing,
    atOnce,
  });
  const pool: PacingPool = {
    id: `${books.teamId}:${order}`,
    requests: mine.filter((call) => call.wants !== "nothing" && !call.customerUp).map(request),
    customers: mine
      .filter((call) => call.wants === "nothing" && !call.customerUp)
      .map((call) => ({ id: call.callId, arrivedAt: call.requestedAt, dialedAt: call.requestedAt })),
    answered: mine.filter((call) => call.wants === "operator" && call.customerUp).map(request),
  };
  const status = {
    free: "idle",
    engaged: "talking",
    resting: "wrapup",
    paused: "away",
    "off-hours": "away",
    disconnected: "away",
  } as const;
  // Whoever stands in the books for two teams is one person.
  const people = new Map(books.operators.map((operator) => [operator.id, operator]));
  return {
    now,
    pools: { [pool.id]: pool },
    operators: [...people.values()].map((operator) => ({
      id: operator.id,
      kind: "phone",
      pools: [pool.id],
      status: taken.has(operator.id) ? "ringing" : status[operator.availability],
      since: operator.idleSince,
    })),
  };
}

function translate(action: PacingAction, turns: TurnsOfLook): Decision | null {
  if (action.type === "dialCustomer") return { type: "allow-customer", callId: action.customer };
  if (action.type !== "dialOperator" || action.customer === undefined) return null;
  const turn = turns.taken(action.customer, action.operator);
  return turn ? { type: "assign", callId: action.customer, ...turn } : null;
}
