import type { OperatorBook } from "./books";
import { lacks } from "./needs";
import { byTurn } from "./order-operators";
import type { SmartBooks, SmartCall, SmartDecision } from "./smart-books";
import { STRATEGIES } from "./strategies";

/** A look rings fewer than this: whose turn comes later is not counted out. */
const COUNTED_OUT = 12;

/** Who is on the line, then who is being rung, then who asked first. */
export const mostUrgent = (a: SmartCall, b: SmartCall): number =>
  Number(b.answeredAt !== null) - Number(a.answeredAt !== null) ||
  Number(b.dialedAt !== null) - Number(a.dialedAt !== null) ||
  a.requestedAt - b.requestedAt;

/**
 * The own team's free operators by whose turn it is to stand by: whom its calls would like to have, the most urgent call's
 * first, then who can what the first of them asks for, then the others; among equals by the team's strategy.
 */
export function turnsToStandBy(books: SmartBooks): string[] {
  const calls = books.calls.filter(({ teamId }) => teamId === books.teamId).sort(mostUrgent);
  const known = calls.flatMap(({ ownerId, sticky }) => [ownerId, sticky?.operatorId ?? null]);
  const needs = calls.find((call) => call.needs !== null)?.needs ?? null;
  const rank = (operator: OperatorBook): number => {
    const place = known.indexOf(operator.id);
    if (place >= 0) return place;
    return known.length + Number(needs !== null && lacks(operator, needs) !== null);
  };
  const compare = byTurn(STRATEGIES[books.strategy]);
  const inOrder = (left: OperatorBook[]) => left.sort((a, b) => rank(a) - rank(b) || compare(a, b));
  const order: string[] = [];
  let left = inOrder(freePlaces(books));
  for (let next = left[0]; next && order.length < COUNTED_OUT; next = left[0]) {
    order.push(next.id);
    left = inOrder(afterTurn(left, next.id, creditsOf(books, left, next)));
  }
  return [...order, ...left.map(({ id }) => id)];
}

/** The decisions of a look, with what each turn to stand by changes in what the team owes its operators. */
export function charged(books: SmartBooks, decisions: readonly SmartDecision[]): SmartDecision[] {
  let left = freePlaces(books);
  return decisions.map((decision) => {
    if (decision.type !== "stand-by") return decision;
    const asked = left.find(({ id }) => id === decision.operatorId);
    if (!asked) return decision;
    const credits = creditsOf(books, left, asked);
    left = afterTurn(left, asked.id, credits);
    return { ...decision, credits };
  });
}

const creditsOf = ({ strategy }: SmartBooks, could: OperatorBook[], asked: OperatorBook) =>
  STRATEGIES[strategy].charge?.(could, asked) ?? {};

const afterTurn = (left: OperatorBook[], asked: string, credits: Record<string, number>): OperatorBook[] =>
  left
    .filter(({ id }) => id !== asked)
    .map((one) => (credits[one.id] ? { ...one, credit: one.credit + (credits[one.id] ?? 0) } : one));

/** Those of the own team who may be rung, as its strategy sees them. */
const freePlaces = ({ teamId, operators }: SmartBooks): OperatorBook[] =>
  operators.flatMap(({ id, place, availability, standby, idleSince }) =>
    place && availability === "free" && !standby ? [{ ...place, id, teamId, availability, idleSince }] : [],
  );
