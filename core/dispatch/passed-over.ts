import type { Books, OperatorBook, PassedOver, WaitingCall } from "./books";
import { lacks } from "./needs";
import { byTurn, type Candidate, strategyOf } from "./order-operators";

/** A story tells of so many at most. */
const TOLD = 3;

/**
 * Who would have been asked before the one chosen, were it only for whose turn it is, and what kept them: for the
 * lead's story. The first three.
 * @param taken operators given to other calls in the same look
 */
export function passedOver(
  books: Books,
  call: WaitingCall,
  { operator }: Candidate,
  taken: ReadonlySet<string>,
): PassedOver[] {
  const compare = byTurn(strategyOf(books, books.teamId));
  const known = [call.ownerId, call.sticky?.operatorId ?? null];
  const rank = ({ id }: OperatorBook) => (known.includes(id) ? known.indexOf(id) : known.length);
  const own = books.operators
    .filter(({ teamId }) => teamId === books.teamId)
    .sort((a, b) => rank(a) - rank(b) || compare(a, b));
  const place = own.findIndex(({ id }) => id === operator.id);
  return own
    .slice(0, place < 0 ? own.length : place)
    .flatMap((one): PassedOver[] => {
      const why = whyNot(one, call, taken);
      return why ? [{ operatorId: one.id, why }] : [];
    })
    .slice(0, TOLD);
}

function whyNot(
  operator: OperatorBook,
  call: WaitingCall,
  taken: ReadonlySet<string>,
): PassedOver["why"] | null {
  if (call.tried.includes(operator.id)) return "asked";
  if (taken.has(operator.id)) return "taken";
  if (operator.availability !== "free") return operator.availability;
  return call.needs === null ? null : lacks(operator, call.needs);
}
