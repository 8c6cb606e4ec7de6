import type { Call, CallAccount } from "../call/call";
import { isOperatorLed, isUp, lastLeg, liveLeg } from "../call/legs";
import type { SmartCall } from "./smart-books";

export interface SmartCallFacts {
  callId: string;
  teamId: string;
  account: CallAccount;
  requestedAt: number;
  state: Call;
  /** The dispatcher's word that the call has not yet taken in. */
  answer: string | null;
}

/**
 * A call as it stands in the smart books. Null where it is decided on already, or has an operator: then its legs are its
 * own affair.
 */
export function smartCallOf({ state, answer, ...facts }: SmartCallFacts, now: number): SmartCall | null {
  const customer = lastLeg(state, "customer");
  if (isOperatorLed(state) || (answer !== null && answer !== "customer-allowed")) return null;
  if (!customer && state.wants !== "customer-leave") return null;
  if (state.result !== null || customer?.state === "down") return null;
  const isAnswered = isUp(customer);
  // On the line with an operator on the way: being joined, or let go.
  if (isAnswered && (state.wants !== "operator" || liveLeg(state, "operator"))) return null;
  const { options } = state;
  return {
    ...facts,
    // Allowed, and not yet dialled: as good as dialled.
    dialedAt: customer?.placedAt ?? (answer === "customer-allowed" ? now : null),
    ringingAt: customer?.ringingAt ?? null,
    answeredAt: isAnswered ? customer.answeredAt : null,
    ownerId: options.ownerId ?? null,
    sticky: options.wishes?.sticky ?? null,
    needs: options.wishes?.needs ?? null,
    accept: options.accept,
    operatorRingMs: options.operatorRingMs,
    acceptMs: options.acceptMs,
    customerRingMs: options.customerRingMs,
  };
}
