import {
  type MeterAnswer,
  type MeterEvent,
  minuteOf,
  nextMeterStep,
  whenAnswered,
  whenGivenUp,
  whenLooked,
  whenTrying,
} from "@/core/billing/meter-step";
import type { Clock } from "../../platform/clock";

/** What is to be told of one workspace's conversations, and what was. */
export interface MeterBook {
  /**
   * The event to go on with: one of which nobody knows whether it was counted, else the oldest. Thus there is never
   * more than one such event, and what was counted in a minute says what became of it.
   */
  head(): Promise<MeterEvent | null>;
  save(event: MeterEvent): Promise<void>;
  /** Seconds of sent events of the customer that ended within. */
  sentSeconds(stripeCustomerId: string, start: number, end: number): Promise<number>;
}

/** Stripe's meter. */
export interface Meter {
  /** Tells of a conversation, under its call's id. Never throws. */
  send(event: MeterEvent): Promise<MeterAnswer>;
  /** What was counted within, in whole minutes, in seconds. @throws ProviderError */
  counted(stripeCustomerId: string, start: number, end: number): Promise<number>;
}

export interface Driven {
  /** There may be more to do at once. */
  hasMore: boolean;
  sent: number;
}

const AT_ONCE = 100;

/**
 * Tells Stripe what it was not told yet, one event after the other, until one has to wait. May be broken off anywhere
 * and begun again. At most one runs for a workspace.
 * @throws ProviderError where what was counted cannot be asked; nothing is lost by it
 */
export async function driveMeter(book: MeterBook, meter: Meter, clock: Clock): Promise<Driven> {
  let sent = 0;
  for (let i = 0; i < AT_ONCE; i++) {
    const event = await book.head();
    if (event === null) return { hasMore: false, sent };
    const done = await goOn(event, { book, meter, clock });
    if (done === null) return { hasMore: false, sent };
    if (done.status === "sent") sent++;
  }
  return { hasMore: true, sent };
}

/** One step with one event; null: it has to wait. */
async function goOn(
  event: MeterEvent,
  { book, meter, clock }: { book: MeterBook; meter: Meter; clock: Clock },
): Promise<MeterEvent | null> {
  const step = nextMeterStep(event, clock.now());
  switch (step.do) {
    case "wait":
      return null;
    case "give-up":
      return keep(book, whenGivenUp(event, step.error));
    case "look": {
      const { start, end } = minuteOf(event.at);
      const counted = await meter.counted(event.stripeCustomerId, start, end);
      const others = await book.sentSeconds(event.stripeCustomerId, start, end);
      return keep(book, whenLooked(event, counted, others, clock.now()));
    }
    case "send": {
      await book.save(whenTrying(event, clock.now()));
      return keep(book, whenAnswered(event, await meter.send(event), clock.now()));
    }
  }
}

async function keep(book: MeterBook, event: MeterEvent): Promise<MeterEvent> {
  await book.save(event);
  return event;
}
