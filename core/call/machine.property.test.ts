import fc from "fast-check";
import { expect, it } from "vitest";
import { type CallOptions, type CallOrder, OPENING_PARTS, type OpeningPart } from "./call";
import { advance, start } from "./machine";
import { createWorld } from "./model/world";

/** 2,000 in the ordinary run; 100,000 with PEREZVON_LONG=1 (`npm run test:long`). */
const RUNS = process.env.PEREZVON_LONG ? 100_000 : 2_000;

interface Varied {
  order: CallOrder;
  accept: "key" | "answer";
  asked: boolean;
  accounts: number;
  atOnce: number;
  /** The customer calls us: that order is "customer-first". */
  isIncoming: boolean;
  /** What the customer hears before the talk. */
  parts: OpeningPart[];
  record: boolean | undefined;
}

const options = ({
  order,
  accept,
  asked,
  accounts,
  atOnce,
  isIncoming,
  parts,
  record,
}: Varied): CallOptions => ({
  callId: "call",
  startedAt: 1_000_000,
  order: isIncoming ? "customer-first" : order,
  ...(isIncoming ? { incoming: { reference: "theirs" } } : {}),
  accept,
  atOnce,
  operatorRingMs: 20_000,
  acceptMs: 15_000,
  customerRingMs: 30_000,
  operatorWaitMs: 90_000,
  customerWaitMs: 20_000,
  talkLimitMs: 60_000,
  minTalkMs: 1_000,
  opening: Object.fromEntries(parts.map((part) => [part, 3_000])),
  ...(record === undefined ? {} : { record }),
  dispositions: asked ? [choice("sold"), choice("call-again"), choice("spam")] : [],
  accounts: Array.from({ length: accounts }, (_, i) => ({
    id: `account-${i}`,
    provider: "any",
    name: `${i}`,
    recording: i === 1 ? "asked" : "always",
  })),
});

const choice = (key: string) => ({ key, name: key });

const setting = fc.record({
  order: fc.constantFrom<CallOrder>("operator-first", "customer-first", "smart"),
  accept: fc.constantFrom<"key" | "answer">("key", "answer"),
  asked: fc.boolean(),
  operators: fc.integer({ min: 0, max: 4 }),
  accounts: fc.integer({ min: 1, max: 3 }),
  atOnce: fc.constantFrom(1, 1, 2, 4),
  isIncoming: fc.constantFrom(false, false, true),
  parts: fc.subarray([...OPENING_PARTS]),
  record: fc.constantFrom(undefined, true, false),
  faults: fc.record({
    lost: fc.constantFrom(0, 0, 0.1, 0.4),
    twice: fc.constantFrom(0, 0.2, 0.6),
    late: fc.constantFrom(0, 0.2, 0.6),
  }),
  cancelAfterMs: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null }),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
});

/** A small generator (mulberry32): one seed is one world. */
function choices(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

it(
  "keeps its promises over random, repeated, swapped, late and lost signals",
  () => {
    fc.assert(
      fc.property(setting, ({ operators, accounts, faults, cancelAfterMs, seed, ...varied }) => {
        const callOptions = options({ accounts, ...varied });
        const { world, run, at, tell, living } = createWorld({
          call: callOptions,
          operators: Array.from({ length: operators }, (_, i) => `operator-${i}`),
          choose: choices(seed),
          faults,
        });
        // A cancellation is ours: it is stored, never lost.
        if (cancelAfterMs !== null) at(cancelAfterMs, () => tell({ type: "cancelled", at: world.now }));
        run(30 * 60_000);

        expect(world.call.endedAt, "the call ends").not.toBeNull();
        expect(world.call.result, "with a named result").not.toBeNull();
        expect(world.call.account ?? 0, "no account is asked twice").toBeLessThan(accounts);
        expect(world.finished, "and says so").toBeGreaterThan(0);
        expect(living("customer"), "no customer's leg is left").toEqual([]);
        expect(living("operator"), "no operator's leg is left").toEqual([]);
        expect([...world.leases], "no operator is left occupied").toEqual([]);

        const replayed = world.log.reduce((call, signal) => advance(call, signal).call, start(callOptions));
        expect(replayed, "replay of the stored signals gives the same call").toEqual(world.call);
      }),
      { numRuns: RUNS, seed: process.env.PEREZVON_LONG ? Date.now() : 42 },
    );
  },
  process.env.PEREZVON_LONG ? 1_800_000 : 60_000,
);
