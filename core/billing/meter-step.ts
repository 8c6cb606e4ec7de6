/**
 * How one conversation is told to Stripe's meter: exactly once, though either side may fall silent at any moment.
 * Stripe knows a repeated identifier for a day at least; what nobody knows the end of after that is looked up in what
 * was counted, and only then sent again.
 */
export interface MeterEvent {
  callId: string;
  stripeCustomerId: string;
  seconds: number;
  /** When the conversation ended; Stripe counts it there. Epoch milliseconds, as all instants here. */
  at: number;
  status: "waiting" | "sent" | "refused";
  tries: number;
  /** The first and the last try of which nobody knows whether Stripe counted it; null: there is none. */
  firstTriedAt: number | null;
  lastTriedAt: number | null;
  nextTryAt: number;
  sentAt: number | null;
  lastError: string | null;
}

/** What came of a try. */
export type MeterAnswer =
  /** It is counted: by this try or, as Stripe told, by an earlier one. */
  | { kind: "counted" }
  /** It is not counted by this try, and may be by a later one. */
  | { kind: "not-taken"; error: string; retryAfterMs: number | null }
  /** It is not counted and never will be. */
  | { kind: "refused"; error: string }
  /** Nobody knows. */
  | { kind: "unknown"; error: string };

export type MeterStep =
  | { do: "wait"; until: number }
  | { do: "send" }
  /** Ask what was counted in the minute in which the conversation ended. */
  | { do: "look" }
  | { do: "give-up"; error: string };

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Stripe refuses a repeated identifier for 24 hours at least: an hour less, for clocks and slow lines. */
export const REPEATABLE_MS = 23 * HOUR_MS;
/** What was counted is added up later: so long after the last try, the sum tells. */
export const SETTLED_MS = 12 * HOUR_MS;
/** Stripe takes what is 35 calendar days old at most. */
export const TAKEN_MS = 34 * 24 * HOUR_MS;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = HOUR_MS;

export function nextMeterStep(event: MeterEvent, now: number): MeterStep {
  const { firstTriedAt, lastTriedAt, nextTryAt } = event;
  if (now < nextTryAt) return { do: "wait", until: nextTryAt };
  const isUnknown = firstTriedAt !== null && lastTriedAt !== null;
  if (isUnknown && now >= Math.min(firstTriedAt + REPEATABLE_MS, event.at + TAKEN_MS)) {
    const settled = lastTriedAt + SETTLED_MS;
    return now < settled ? { do: "wait", until: settled } : { do: "look" };
  }
  if (now >= event.at + TAKEN_MS) return { do: "give-up", error: "It is too old for Stripe to take it." };
  return { do: "send" };
}

/** To be kept before the request is made: from then on nobody knows, until an answer is kept. */
export const whenTrying = (event: MeterEvent, now: number): MeterEvent => ({
  ...event,
  tries: event.tries + 1,
  firstTriedAt: event.firstTriedAt ?? now,
  lastTriedAt: now,
  nextTryAt: now + pauseAfter(event.tries),
});

/** @param before the event as it was before the try */
export function whenAnswered(before: MeterEvent, answer: MeterAnswer, now: number): MeterEvent {
  const event = { ...before, tries: before.tries + 1 };
  switch (answer.kind) {
    case "counted":
      return sent(event, now);
    case "refused":
      // Refused are its contents: had an earlier try been counted, Stripe would have said that it has it.
      return { ...event, status: "refused", lastError: answer.error };
    case "not-taken": {
      const pause = answer.retryAfterMs ?? pauseAfter(before.tries);
      return { ...event, nextTryAt: now + pause, lastError: answer.error };
    }
    case "unknown":
      return {
        ...event,
        firstTriedAt: before.firstTriedAt ?? now,
        lastTriedAt: now,
        nextTryAt: now + pauseAfter(before.tries),
        lastError: answer.error,
      };
  }
}

/**
 * @param counted what Stripe has counted in that minute, in seconds
 * @param others what it had told us that it counted there, without this event
 */
export function whenLooked(event: MeterEvent, counted: number, others: number, now: number): MeterEvent {
  if (counted === others + event.seconds) return sent(event, now);
  if (counted === others) return { ...event, firstTriedAt: null, lastTriedAt: null, nextTryAt: now };
  const error = `Stripe counted ${counted} s in that minute; ${others} s or ${others + event.seconds} s were to be expected.`;
  return { ...event, status: "refused", lastError: error };
}

export const whenGivenUp = (event: MeterEvent, error: string): MeterEvent => ({
  ...event,
  status: "refused",
  lastError: error,
});

const sent = (event: MeterEvent, now: number): MeterEvent => ({
  ...event,
  status: "sent",
  firstTriedAt: null,
  lastTriedAt: null,
  sentAt: now,
  lastError: null,
});

/** Growing pauses, of the same length every time: one customer's events are sent by one at a time. */
const pauseAfter = (tries: number): number => Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);

/** The minute, by the clock, that an instant is in. */
export const minuteOf = (at: number): { start: number; end: number } => {
  const start = at - (at % MINUTE_MS);
  return { start, end: start + MINUTE_MS };
};
