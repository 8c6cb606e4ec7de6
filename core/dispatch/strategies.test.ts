import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Books, OperatorBook } from "./books";
import { dispatch } from "./dispatch";
import { books, call, operator } from "./model/sample-books";
import type { TeamStrategy } from "./team-strategy";

/** The books after somebody was asked and is free again: what the database would then say. */
function afterTurn(given: Books, now: number): { asked: string; next: Books } {
  const [decision] = dispatch(given, now);
  if (decision?.type !== "assign") throw new Error("nobody was asked");
  const operators = given.operators.map((one) => ({
    ...one,
    credit: one.credit + (decision.credits[one.id] ?? 0),
    ...(one.id === decision.operatorId ? { lastAskedAt: now, idleSince: now } : {}),
  }));
  return { asked: decision.operatorId, next: { ...given, operators } };
}

/** Who is asked in so many calls, one after another, with `away` saying who cannot be asked at which of them. */
function asked(strategy: TeamStrategy, staff: OperatorBook[], calls: number, away = nobody): string[] {
  let given = books([call("a")], staff, strategy);
  return Array.from({ length: calls }, (_, n) => {
    const operators = given.operators.map((one) => ({
      ...one,
      availability: away(n, one.id) ? ("engaged" as const) : ("free" as const),
    }));
    const turn = afterTurn({ ...given, operators }, n + 1);
    given = turn.next;
    return turn.asked;
  });
}
const nobody = (_call: number, _id: string): boolean => false;

describe("round robin", () => {
  it("goes round while all are free", () => {
    const staff = [operator("a"), operator("b"), operator("c")];
    expect(asked("round-robin", staff, 7).join("")).toBe("abcabca");
  });
  it("comes back at once to somebody who was busy when their turn came", () => {
    const staff = [operator("a"), operator("b"), operator("c")];
    const away = (n: number, id: string) => id === "b" && n < 3;
    expect(asked("round-robin", staff, 7, away).join("")).toBe("acabcab");
  });
});

describe("least calls today", () => {
  it("asks whoever has talked least, and among equals whoever has been idle longest", () => {
    const staff = [
      operator("a", { callsToday: 2 }),
      operator("b", { callsToday: 1, idleSince: 50 }),
      operator("c", { callsToday: 1, idleSince: 10 }),
    ];
    const decisions = dispatch(books([call("1"), call("2"), call("3")], staff, "least-calls"), 100);
    expect(decisions.map((one) => one.type === "assign" && one.operatorId)).toEqual(["c", "b", "a"]);
  });
});

describe("weighted", () => {
  it("spreads an operator's turns instead of giving them in a row", () => {
    const staff = [operator("a", { weight: 5 }), operator("b"), operator("c")];
    expect(asked("weighted", staff, 14).join("")).toBe("aabacaaaabacaa");
  });

  const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });

  it("follows the weights over any window of calls: never two calls off", () => {
    fc.assert(
      fc.property(weights, fc.nat(60), fc.integer({ min: 1, max: 120 }), (given, from, length) => {
        const staff = given.map((weight, i) => operator(String.fromCharCode(97 + i), { weight }));
        const total = given.reduce((sum, weight) => sum + weight, 0);
        const turns = asked("weighted", staff, from + length).slice(from);
        for (const { id, weight } of staff) {
          const wanted = (length * weight) / total;
          const got = turns.filter((one) => one === id).length;
          expect(got - wanted).toBeLessThan(2);
          expect(wanted - got).toBeLessThan(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("owes nobody anything for the time when they were away", () => {
    const staff = [operator("a"), operator("b")];
    const away = (n: number, id: string) => id === "b" && n < 50;
    expect(asked("weighted", staff, 56, away).slice(50).join("")).toMatch(/^(ab){3}$|^(ba){3}$/);
  });

  it("keeps credits that add up to nothing, however people come and go", () => {
    fc.assert(
      fc.property(weights, fc.array(fc.nat(63), { maxLength: 60 }), (given, absences) => {
        let now = books(
          [call("a")],
          given.map((weight, i) => operator(String(i), { weight })),
          "weighted",
        );
        for (const [n, absent] of absences.entries()) {
          const operators = now.operators.map((one, i) => ({
            ...one,
            availability: absent & (1 << i) ? ("engaged" as const) : ("free" as const),
          }));
          if (operators.every(({ availability }) => availability === "engaged")) continue;
          now = afterTurn({ ...now, operators }, n).next;
        }
        expect(now.operators.reduce((sum, { credit }) => sum + credit, 0)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it("counts several calls of one look one after another", () => {
    const staff = ["a", "b", "c", "d"].map((id, i) => operator(id, { weight: 4 - i }));
    const oneLook = dispatch(books([call("1"), call("2")], staff, "weighted"), 0);
    const credits = oneLook.flatMap((one) => (one.type === "assign" ? [one.credits] : []));
    // The second is chosen among those who are left: the first gets no credit for it.
    expect(credits).toEqual([
      { a: 4 - 10, b: 3, c: 2, d: 1 },
      { b: 3 - 6, c: 2, d: 1 },
    ]);
  });
});
