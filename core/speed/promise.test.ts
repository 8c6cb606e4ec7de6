import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PromiseSample, promiseSeconds } from "./promise";

const rang = (rangAfter: number | null, isFresh = true): PromiseSample => ({
  rangAfter,
  waitingFor: null,
  isFresh,
});
const waiting = (waitingFor: number): PromiseSample => ({ rangAfter: null, waitingFor, isFresh: true });
const times = (count: number, sample: PromiseSample) => Array.from({ length: count }, () => sample);

describe("what is promised", () => {
  it.each<[string, PromiseSample[], number | null]>([
    ["a plain estimate, of nothing", [], 28],
    ["a plain estimate, of nine calls", times(9, rang(15, false)), 28],
    ["what nine of ten of the hour were kept to", [...times(9, rang(20.2)), rang(90)], 21],
    ["more where two of ten took longer", [...times(8, rang(20)), ...times(2, rang(90))], 90],
    ["never less than ten seconds", times(20, rang(3)), 10],
    ["nothing beyond two minutes", times(10, rang(121)), null],
    ["nothing where two of ten never rang", [...times(8, rang(20)), ...times(2, rang(null))], null],
    ["the week, where the hour has few", [...times(2, rang(80)), ...times(18, rang(30, false))], 30],
    ["the hour's few where they are worse", [...times(3, rang(80)), ...times(47, rang(30, false))], 80],
    ["the estimate at least, of a few alone", times(3, rang(12)), 28],
    ["the fifty last of the week", [...times(50, rang(20, false)), ...times(50, rang(110, false))], 20],
    ["what somebody waits already", [...times(10, rang(20)), ...times(3, waiting(70))], 70],
    ["nothing less for somebody who has just asked", [...times(10, rang(20)), ...times(9, waiting(1))], 20],
  ])("is %s", (_name, samples, seconds) => {
    expect(promiseSeconds(samples)).toBe(seconds);
  });

  it("was kept to by nine of ten of a busy hour, whatever they took", () => {
    const seconds = fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 10, maxLength: 60 }), (all) => {
        const promised = promiseSeconds(all.map((one) => rang(one)));
        if (promised === null) return;
        const kept = all.filter((one) => one !== null && one <= promised).length;
        expect(kept / all.length).toBeGreaterThanOrEqual(0.9);
      }),
    );
  });
});
