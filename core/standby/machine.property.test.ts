import fc from "fast-check";
import { expect, it } from "vitest";
import { OPTIONS } from "../call/model/script";
import { createTeamWorld } from "../call/model/team-world";

/** 100 in the ordinary run; 20,000 with PEREZVON_LONG=1 (`npm run test:long`). */
const RUNS = process.env.PEREZVON_LONG ? 20_000 : 100;

const setting = fc.record({
  operators: fc.integer({ min: 2, max: 6 }),
  /** When each request comes, ms. */
  arrivals: fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 8 }),
  accept: fc.constantFrom<"key" | "answer">("key", "answer"),
  faults: fc.record({
    lost: fc.constantFrom(0, 0, 0.1, 0.3),
    twice: fc.constantFrom(0, 0.2, 0.6),
    late: fc.constantFrom(0, 0.2, 0.6),
  }),
  /** Operators are asked with which key the talk ended. */
  dispositions: fc.constantFrom([], [{ key: "sold", name: "Sold" }]),
  cancelled: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null }),
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

let lent = 0;

it(
  "brings operators on standby and customers together over random, repeated, swapped, late and lost signals",
  () => {
    fc.assert(
      fc.property(setting, ({ operators, arrivals, accept, faults, dispositions, cancelled, seed }) => {
        const { world, calls, standbys, leases, network, run, at, tell } = createTeamWorld({
          calls: arrivals.map((startedAt, place) => ({
            ...OPTIONS,
            callId: `call-${place}`,
            startedAt,
            order: "smart",
            accept,
            dispositions,
          })),
          operators: Array.from({ length: operators }, (_, place) => `operator-${place}`),
          choose: choices(seed),
          faults,
        });
        if (cancelled !== null) at(cancelled, () => tell("call-0", { type: "cancelled", at: world.now }));
        run(25 * 60_000);
        lent += world.lent;

        for (const call of calls.values()) expect(call.endedAt, "every call ends").not.toBeNull();
        for (const { endedAt } of standbys.values())
          expect(endedAt, "nobody is left standing by").not.toBeNull();
        expect(
          network.all().filter(({ state }) => state !== "down"),
          "no leg is left",
        ).toEqual([]);
        expect([...leases], "no operator is left occupied").toEqual([]);
      }),
      { numRuns: RUNS, seed: process.env.PEREZVON_LONG ? Date.now() : 42 },
    );
    expect(lent).toBeGreaterThan(RUNS / 2);
  },
  process.env.PEREZVON_LONG ? 1_800_000 : 60_000,
);
