import fc from "fast-check";
import { expect, it } from "vitest";
import {
  advanceSupervision,
  dueSupervisionTimers,
  nextSupervisionTimerAt,
  startSupervision,
} from "./machine";
import { SUPERVISION_MODES, type SupervisionCommand, type SupervisionSignal } from "./supervision";

/** 300 in the ordinary run; 20,000 with PEREZVON_LONG=1 (`npm run test:long`). */
const RUNS = process.env.PEREZVON_LONG ? 20_000 : 300;
const legId = "call.s1";

type Told = SupervisionSignal extends infer S ? (S extends unknown ? Omit<S, "at"> : never) : never;

const of = (...signals: Told[]): fc.Arbitrary<Told> => fc.constantFrom(...signals);
const told: fc.Arbitrary<Told> = fc.oneof(
  of(
    { type: "leg-ringing", legId },
    { type: "leg-answered", legId },
    { type: "leg-answered", legId, machine: true },
    { type: "leg-answered", legId: "call.o1" },
    { type: "announcement-finished", legId },
    { type: "digit", legId, digit: "1" },
    { type: "digit", legId, digit: "2" },
  ),
  ...SUPERVISION_MODES.map((mode) =>
    of({ type: "mode-chosen", mode }, { type: "supervised", mode }, { type: "supervision-refused", mode }),
  ),
  of({ type: "let-go" }),
);

it("ends with the talk whatever it is told, in whatever order, and orders nothing after its end", () => {
  fc.assert(
    fc.property(
      fc.array(told, { maxLength: 25 }),
      fc.constantFrom<"key" | "answer">("key", "answer"),
      /** Whether the end of the talk, and of the leg, are ever reported: they may be lost on the way. */
      fc.boolean(),
      fc.boolean(),
      (signals, accept, isTalkOverTold, isEndTold) => {
        let { supervision, commands } = startSupervision({
          supervisionId: legId,
          operatorId: "olga",
          operatorLegId: "call.o1",
          customerLegId: "call.c1",
          mode: "listen",
          startedAt: 0,
          accept,
          ringMs: 20_000,
          acceptMs: 15_000,
        });
        const all: SupervisionCommand[] = [...commands];
        let at = 0;
        const tell = (signal: Told) => {
          at += 10;
          const isOver = supervision.endedAt !== null;
          ({ supervision, commands } = advanceSupervision(supervision, {
            at,
            ...signal,
          } as SupervisionSignal));
          if (isOver) expect(commands).toEqual([]);
          for (const command of commands) {
            expect(command.legId, "nobody's leg but its own is touched").toBe(legId);
            if (command.type === "supervise") {
              expect(supervision.leg.acceptedAt, "nobody hears a talk unasked").not.toBeNull();
              expect(supervision.leg.hangUpCause).toBeNull();
            }
          }
          all.push(...commands);
          if (isEndTold && commands.some(({ type }) => type === "hang-up"))
            tell({ type: "leg-ended", legId, cause: "hung-up" });
        };
        for (const signal of signals) tell(signal);
        if (isTalkOverTold) tell({ type: "talk-over" });
        for (let i = 0; i < 30 && supervision.endedAt === null; i++) {
          at = Math.max(at, nextSupervisionTimerAt(supervision) ?? Number.POSITIVE_INFINITY);
          for (const signal of dueSupervisionTimers(supervision, at)) tell(signal);
        }
        expect(supervision.endedAt, "it ends").not.toBeNull();
        expect(supervision.timers).toEqual({});
        expect(new Set(all.map(({ key }) => key)).size, "each key is one deed").toBe(all.length);
      },
    ),
    { numRuns: RUNS, seed: process.env.PEREZVON_LONG ? Date.now() : 42 },
  );
});
