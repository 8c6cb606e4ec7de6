const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How Stripe's meter behaves where it leaves itself room. */
export interface Metering {
  /** For how long it knows an identifier: a day at least. */
  remembersMs: number;
  /** How much later than it was taken an event is in the sums. */
  lagMs: number;
}

export interface Taken {
  customer: string;
  identifier: string;
  value: number;
  /** Epoch milliseconds, like every instant here. */
  at: number;
  takenAt: number;
}

export type TakenOrNot = { ok: true } | { ok: false; message: string };

/** The meter of the stand-in: what it took, and what it would tell. The clock is the caller's. */
export function createMetering(now: () => number, behaviour: Metering) {
  const taken: Taken[] = [];
  return {
    behaviour,
    taken,

    /** As Stripe does it: a known identifier is refused, and the refusal says that it is known. */
    take(event: Omit<Taken, "takenAt">): TakenOrNot {
      const at = now();
      const known = taken.some(
        ({ identifier, takenAt }) => identifier === event.identifier && at - takenAt < behaviour.remembersMs,
      );
      if (known) return refuse(`An event already exists with identifier ${event.identifier}.`);
      if (event.at < at - 35 * DAY_MS) return refuse("The timestamp is more than 35 days in the past.");
      if (event.at > at + 5 * 60_000) return refuse("The timestamp is more than 5 minutes in the future.");
      if (!Number.isInteger(event.value)) return refuse("The value must be a whole number.");
      taken.push({ ...event, takenAt: at });
      return { ok: true };
    },

    /** What is in the sums of `start` until just before `end` by now. */
    sum(customer: string, start: number, end: number): number {
      const settled = now() - behaviour.lagMs;
      return taken
        .filter((event) => event.customer === customer && event.at >= start && event.at < end)
        .filter(({ takenAt }) => takenAt <= settled)
        .reduce((total, { value }) => total + value, 0);
    },
  };
}

const refuse = (message: string): TakenOrNot => ({ ok: false, message });
