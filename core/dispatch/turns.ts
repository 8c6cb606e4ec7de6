import type { Turns } from "../pacing/policy";
import type { Books, OperatorBook, Turn, WaitingCall } from "./books";
import { type Candidate, orderOperators, sidesOf, strategyOf } from "./order-operators";
import { passedOver } from "./passed-over";

/** The turns of one look: what is given in it counts for what is given next. */
export interface TurnsOfLook extends Turns {
  /** Whose turn it was, and why. */
  taken(callId: string, operatorId: string): Turn | undefined;
}

export function turnsOf(given: Books, now: number): TurnsOfLook {
  let books = given;
  const turns = new Map<string, Turn>();
  const gone = new Set<string>();
  const callOf = (id: string) => books.calls.find(({ callId }) => callId === id);
  const candidates = (id: string, free: (operatorId: string) => boolean): Candidate[] => {
    const call = callOf(id);
    return call ? orderOperators(books, call, now).filter(({ operator }) => free(operator.id)) : [];
  };
  return {
    next: (id, free) => candidates(id, (one) => free.has(one))[0]?.operator.id ?? null,
    take(id, operatorId) {
      const call = callOf(id);
      const chosen = candidates(id, () => true).find(({ operator }) => operator.id === operatorId);
      if (!call || !chosen) return;
      const turn = turnFor(books, call, chosen, gone);
      turns.set(`${id} ${operatorId}`, turn);
      gone.add(operatorId);
      books = afterwards(books, turn);
    },
    taken: (callId, operatorId) => turns.get(`${callId} ${operatorId}`),
  };
}

function turnFor(books: Books, call: WaitingCall, chosen: Candidate, gone: ReadonlySet<string>): Turn {
  const { operator, because, needs } = chosen;
  const side = sidesOf(books, call).find(({ teamId }) => teamId === operator.teamId);
  const could = (side?.operators ?? []).filter(
    ({ id, availability }) => availability === "free" && !gone.has(id),
  );
  return {
    operatorId: operator.id,
    because,
    teamId: operator.teamId,
    ...(needs ? { needs } : {}),
    passedOver: passedOver(books, call, chosen, gone),
    // What a team asks for another does not count in its own shares.
    credits:
      operator.teamId === books.teamId
        ? (strategyOf(books, books.teamId).charge?.(could, operator) ?? {})
        : {},
  };
}

/** The books with a turn taken: credits have moved, and the operator is not free any more. */
function afterwards(books: Books, { operatorId, teamId, credits }: Turn): Books {
  const next = (one: OperatorBook): OperatorBook => {
    const moved = one.teamId === teamId ? (credits[one.id] ?? 0) : 0;
    if (one.id === operatorId) return { ...one, credit: one.credit + moved, availability: "engaged" };
    return moved ? { ...one, credit: one.credit + moved } : one;
  };
  return { ...books, operators: books.operators.map(next) };
}
