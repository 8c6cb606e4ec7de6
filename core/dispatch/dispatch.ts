import type { CallOrder } from "../call/call";
import { customerFirst } from "../pacing/customer-first";
import { operatorFirst } from "../pacing/operator-first";
import type { PacingAction, PacingPool, PacingState } from "../pacing/policy";
import type { Books, Decision, Refusal, WaitingCall } from "./books";

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

  const taken = new Set<string>();
  const decisions: Decision[] = [];
  // Customers on the line are customer-first calls: they come first.
  for (const order of ["customer-first", "operator-first"] as const) {
    const state = pacingState(books, calls, order, taken, now);
    for (const action of POLICIES[order](books.strategy).decide(state, now)) {
      const decision = translate(action, books);
      if (!decision) continue;
      decisions.push(decision);
      if (decision.type === "assign") taken.add(decision.operatorId);
    }
  }
  return [...refused, ...decisions];
}

/** Why no operator will come, however long the call waits; null where one may. */
function refusal(call: WaitingCall, { operators, isOneNumber }: Books): Refusal | null {
  if (call.wants === "nothing") return null;
  if (operators.length === 0) return "no-operators";
  if (isOneNumber && call.tried.length > 0) return "nobody-answered";
  const left = operators.filter(({ id }) => !call.tried.includes(id));
  if (
    left.some(
      ({ availability }) =>
        availability === "free" || availability === "engaged" || availability === "resting",
    )
  )
    return null;
  if (call.tried.length > 0) return "nobody-answered";
  return left.some(({ availability }) => availability === "paused") ? "all-paused" : "closed";
}

function pacingState(
  books: Books,
  calls: readonly WaitingCall[],
  order: CallOrder,
  taken: ReadonlySet<string>,
  now: number,
): PacingState {
  const mine = calls.filter((call) => call.order === order).sort((a, b) => a.requestedAt - b.requestedAt);
  const request = (call: WaitingCall) => ({
    id: call.callId,
    arrivedAt: call.requestedAt,
    exclude: call.tried,
    preferred: call.ownerId,
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
  } as const;
  return {
    now,
    pools: { [pool.id]: pool },
    operators: books.operators.map((operator) => ({
      id: operator.id,
      kind: "phone",
      pools: [pool.id],
      status: taken.has(operator.id) ? "ringing" : status[operator.availability],
      since: operator.idleSince,
      tier: operator.tier,
    })),
  };
}

function translate(action: PacingAction, books: Books): Decision | null {
  if (action.type === "dialCustomer") return { type: "allow-customer", callId: action.customer };
  if (action.type !== "dialOperator" || action.customer === undefined) return null;
  const { customer: callId, operator: operatorId } = action;
  const isOwner = books.calls.some((call) => call.callId === callId && call.ownerId === operatorId);
  return { type: "assign", callId, operatorId, because: isOwner ? "owner" : books.strategy };
}
