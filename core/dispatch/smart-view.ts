import type { OperatorView, PoolView, TeamView } from "../pacing/team-view";
import type { SmartBooks, SmartCall, SmartOperator } from "./smart-books";
import { turnsToStandBy } from "./smart-turns";

/** Until when the visitor was told that the phone rings, at most. */
const PROMISE_SECONDS = 28;
const seconds = (ms: number): number => ms / 1000;

/** The books as pacing sees them: a pool is a team, and times are seconds. */
export function viewOf(books: SmartBooks, now: number): TeamView {
  const turns = new Map(turnsToStandBy(books).map((id, place) => [id, place]));
  const operators = books.operators.map((operator) => operatorView(operator, turns.get(operator.id)));
  const pools = books.teamIds.map((id) => poolView(id, books, operators));
  return { now: seconds(now), pools: Object.fromEntries(pools.map((pool) => [pool.id, pool])), operators };
}

function poolView(id: string, { calls }: SmartBooks, operators: OperatorView[]): PoolView {
  const mine = calls.filter(({ teamId }) => teamId === id).sort((a, b) => a.requestedAt - b.requestedAt);
  const request = ({ callId, requestedAt }: SmartCall) => ({
    id: callId,
    pool: id,
    arrivedAt: seconds(requestedAt),
  });
  const longest = (pick: (call: SmartCall) => number) => seconds(Math.max(5_000, ...mine.map(pick)));
  return {
    id,
    promise: PROMISE_SECONDS,
    ringTimeout: longest((call) => call.customerRingMs),
    operatorTimeout: longest((call) => call.operatorRingMs),
    requests: mine.filter(({ dialedAt }) => dialedAt === null).map(request),
    customers: mine.flatMap((call) =>
      call.dialedAt === null || call.answeredAt !== null
        ? []
        : [
            {
              ...request(call),
              dialedAt: seconds(call.dialedAt),
              ringingAt: call.ringingAt === null ? null : seconds(call.ringingAt),
            },
          ],
    ),
    answered: mine
      .flatMap((call) =>
        call.answeredAt === null ? [] : [{ ...request(call), answeredAt: seconds(call.answeredAt) }],
      )
      .sort((a, b) => a.answeredAt - b.answeredAt),
    operators: operators.filter(({ pools }) => pools.includes(id)),
  };
}

/** @param turn of the idle only the order counts: whose turn comes first is rung first */
function operatorView(operator: SmartOperator, turn: number | undefined): OperatorView {
  const { id, kind, teamIds } = operator;
  const now = statusOf(operator);
  return { id, kind, pools: teamIds, ...now, ...(turn === undefined ? {} : { since: turn }) };
}

function statusOf(operator: SmartOperator): Pick<OperatorView, "status" | "since" | "forPool"> {
  const { standby, availability, isWrappingUp, idleSince, engagedSince } = operator;
  const is = (status: OperatorView["status"], since: number, forPool: string | null = null) => ({
    status,
    since: seconds(since),
    forPool,
  });
  if (standby) {
    const { phase, since, teamId } = standby;
    if (phase === "ringing" || phase === "waiting") return is(phase, since, teamId);
    return phase === "lent" ? is("talking", since) : is("wrapup", since);
  }
  if (availability === "free") return is("idle", idleSince);
  if (availability === "engaged") return is("talking", engagedSince);
  return is(availability === "resting" && isWrappingUp ? "wrapup" : "away", idleSince);
}
