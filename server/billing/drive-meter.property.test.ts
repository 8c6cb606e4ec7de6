import fc from "fast-check";
import { expect, it } from "vitest";
import type { MeterAnswer, MeterEvent } from "@/core/billing/meter-step";
import { createMetering } from "../testing/vendors/stripe/metering";
import { driveMeter, type Meter, type MeterBook } from "./drive-meter";

/** 2,000 in the ordinary run; 20,000 with PEREZVON_LONG=1 (`npm run test:long`). */
const RUNS = process.env.PEREZVON_LONG ? 20_000 : 2_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What the line to Stripe does to one request. */
type Fault = "none" | "lost-before" | "lost-after" | "busy" | "key-revoked";

type Deed =
  /** A conversation ends, and is told of so often (the same call). */
  | { do: "talk"; seconds: number; times: number }
  /** The job runs; it dies at the so-maniest boundary (0: it does not). */
  | { do: "run"; diesAt: number; faults: Fault[] }
  | { do: "wait"; ms: number };

const fault = fc.constantFrom<Fault>("none", "none", "lost-before", "lost-after", "busy", "key-revoked");
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constant("talk" as const),
    seconds: fc.integer({ min: 30, max: 33 }),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    do: fc.constant("run" as const),
    diesAt: fc.integer({ min: 0, max: 12 }),
    faults: fc.array(fault, { maxLength: 4 }),
  }),
  fc.record({
    do: fc.constant("wait" as const),
    ms: fc.oneof(
      fc.integer({ min: 0, max: 2 * MINUTE_MS }),
      fc.integer({ min: 0, max: 40 * HOUR_MS }),
      fc.constantFrom(23 * HOUR_MS, 24 * HOUR_MS, 35 * HOUR_MS),
    ),
  }),
);

const behaviour = fc.record({
  remembersMs: fc.integer({ min: 24 * HOUR_MS, max: 72 * HOUR_MS }),
  lagMs: fc.integer({ min: 0, max: 6 * HOUR_MS }),
});

/** A sum that is late must not be taken for one without it. Chance alone seldom comes by it. */
const TAKEN_JUST_BEFORE_THE_LOOK: [Deed[], { remembersMs: number; lagMs: number }] = [
  [
    { do: "talk", seconds: 30, times: 1 },
    { do: "run", diesAt: 0, faults: ["lost-before"] },
    { do: "wait", ms: 23 * HOUR_MS - MINUTE_MS },
    { do: "run", diesAt: 0, faults: ["lost-after"] },
    { do: "wait", ms: 2 * MINUTE_MS },
    { do: "run", diesAt: 0, faults: [] },
  ],
  { remembersMs: 24 * HOUR_MS, lagMs: 6 * HOUR_MS },
];

class Died extends Error {}

/** The whole of it but for Postgres and HTTP: the deciding and driving code is the product's own. */
function world(metering: { remembersMs: number; lagMs: number }) {
  const time = { now: 1_800_000_000_000 };
  const vendor = createMetering(() => time.now, metering);
  const ledger = new Map<string, { seconds: number }>();
  const events = new Map<string, MeterEvent>();
  let steps = 0;
  let diesAt = 0;
  let faults: Fault[] = [];
  /** Between any two things that are done, the process may end. */
  const boundary = () => {
    if (++steps === diesAt) throw new Died();
  };
  const book: MeterBook = {
    async head() {
      boundary();
      const waiting = [...events.values()].filter(({ status }) => status === "waiting");
      const open = waiting.find(({ firstTriedAt }) => firstTriedAt !== null);
      return open ?? waiting.sort((a, b) => a.at - b.at || (a.callId < b.callId ? -1 : 1))[0] ?? null;
    },
    async save(event) {
      boundary();
      events.set(event.callId, event);
      boundary();
    },
    async sentSeconds(customer, start, end) {
      return [...events.values()]
        .filter(({ status, stripeCustomerId }) => status === "sent" && stripeCustomerId === customer)
        .filter(({ at }) => at >= start && at < end)
        .reduce((sum, { seconds }) => sum + seconds, 0);
    },
  };
  const meter: Meter = {
    async send({ callId, seconds, at, stripeCustomerId }): Promise<MeterAnswer> {
      boundary();
      const what = faults.shift() ?? "none";
      if (what === "lost-before") return { kind: "unknown", error: "timeout" };
      if (what === "busy") return { kind: "not-taken", error: "429", retryAfterMs: 1_000 };
      if (what === "key-revoked") return { kind: "not-taken", error: "401", retryAfterMs: null };
      const took = vendor.take({ customer: stripeCustomerId, identifier: callId, value: seconds, at });
      boundary();
      if (what === "lost-after") return { kind: "unknown", error: "cut" };
      if (took.ok || took.message.includes("already exists")) return { kind: "counted" };
      return { kind: "refused", error: took.message };
    },
    async counted(customer, start, end) {
      boundary();
      return vendor.sum(customer, start, end);
    },
  };
  return {
    time,
    vendor,
    ledger,
    events,
    talk(seconds: number, times: number) {
      const callId = `call-${ledger.size}`;
      for (let i = 0; i < times; i++) {
        if (ledger.has(callId)) continue;
        ledger.set(callId, { seconds });
        events.set(callId, {
          callId,
          seconds,
          stripeCustomerId: "cus",
          at: time.now,
          status: "waiting",
          tries: 0,
          firstTriedAt: null,
          lastTriedAt: null,
          nextTryAt: time.now,
          sentAt: null,
          lastError: null,
        });
      }
    },
    async run(dies: number, withFaults: Fault[]) {
      steps = 0;
      diesAt = dies;
      faults = [...withFaults];
      try {
        await driveMeter(book, meter, { now: () => time.now });
      } catch (error) {
        if (!(error instanceof Died)) throw error;
      }
    },
  };
}

it(
  "counts every conversation at Stripe exactly once, whatever dies, is lost or is late",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 1, maxLength: 30, size: "max" }),
        behaviour,
        async (deeds, given) => {
          const it = world(given);
          for (const what of deeds) {
            if (what.do === "talk") it.talk(what.seconds, what.times);
            if (what.do === "run") await it.run(what.diesAt, what.faults);
            if (what.do === "wait") it.time.now += what.ms;
          }
          // Afterwards all is well, and the job goes on running.
          for (let hours = 0; hours < 60; hours++) {
            await it.run(0, []);
            it.time.now += HOUR_MS;
          }
          const seconds = [...it.ledger.values()].reduce((sum, line) => sum + line.seconds, 0);
          expect(it.vendor.taken.reduce((sum, { value }) => sum + value, 0)).toBe(seconds);
          expect([...it.events.values()].every(({ status }) => status === "sent")).toBe(true);
        },
      ),
      {
        numRuns: RUNS,
        seed: process.env.PEREZVON_LONG ? Date.now() : 42,
        examples: [TAKEN_JUST_BEFORE_THE_LOOK],
      },
    );
  },
  process.env.PEREZVON_LONG ? 1_800_000 : 60_000,
);
