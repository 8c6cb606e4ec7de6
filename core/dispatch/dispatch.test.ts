import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Availability, Decision, OperatorBook, WaitingCall } from "./books";
import { dispatch } from "./dispatch";
import { books, call, operator, RESERVE, TEAM } from "./model/sample-books";
import { lacks } from "./needs";
import { TEAM_STRATEGIES } from "./team-strategy";

/** Who is asked for which call, and why, in the order of the decisions. */
const asked = (decisions: Decision[]) =>
  decisions.map((one) =>
    one.type === "assign"
      ? `${one.callId}: ${one.operatorId} (${one.because})`
      : `${one.callId}: ${one.type}`,
  );

describe("operator first", () => {
  it("asks the operator who has been idle longest, for the oldest request", () => {
    const decisions = dispatch(
      books(
        [call("young", { requestedAt: 2 }), call("old", { requestedAt: 1 })],
        [operator("anna", { idleSince: 500 }), operator("boris", { idleSince: 100 })],
      ),
      1000,
    );
    expect(asked(decisions)).toEqual(["old: boris (longest-idle)", "young: anna (longest-idle)"]);
  });
  it("asks the first tier before a longer idle second one", () => {
    const staff = [
      operator("junior", { tier: 2, idleSince: 0 }),
      operator("senior", { tier: 1, idleSince: 900 }),
    ];
    expect(dispatch(books([call("a")], staff, "priority-tier"), 1000)).toMatchObject([
      { operatorId: "senior" },
    ]);
  });
  it("asks a call centre at one of its lines, and not again where nobody answered there", () => {
    const lines = [operator("line-1"), operator("line-2")];
    const centre = (tried: string[]) => ({ ...books([call("a", { tried })], lines), isOneNumber: true });
    expect(dispatch(centre([]), 1000)).toMatchObject([{ type: "assign", operatorId: "line-1" }]);
    expect(dispatch(centre(["line-1"]), 1000)).toEqual([
      { type: "refuse", callId: "a", because: "nobody-answered" },
    ]);
    // Whoever else was asked before the call came here speaks for nobody here.
    expect(dispatch(centre(["anna"]), 1000)).toMatchObject([{ type: "assign", operatorId: "line-1" }]);
  });
  it("asks the customer's owner before others who have waited longer, and tells why", () => {
    const staff = [operator("anna"), operator("boris", { idleSince: 900, tier: 2 })];
    for (const strategy of ["longest-idle", "priority-tier"] as const)
      expect(asked(dispatch(books([call("a", { ownerId: "boris" })], staff, strategy), 1000))).toEqual([
        "a: boris (owner)",
      ]);
  });
  it.each<[string, Partial<WaitingCall>, Availability]>([
    ["is on a call", {}, "engaged"],
    ["is on a pause", {}, "paused"],
    ["was asked already", { tried: ["boris"] }, "free"],
    ["is not of this team", { ownerId: "stranger" }, "free"],
  ])("does not wait for an owner who %s", (_why, more, availability) => {
    const staff = [operator("anna"), operator("boris", { idleSince: 900, availability })];
    expect(asked(dispatch(books([call("a", { ownerId: "boris", ...more })], staff), 1000))).toEqual([
      "a: anna (longest-idle)",
    ]);
  });
  it("asks nobody twice for one call, and goes on to the next", () => {
    const staff = [operator("anna"), operator("boris")];
    expect(dispatch(books([call("a", { tried: ["anna"] })], staff), 0)).toMatchObject([
      { operatorId: "boris" },
    ]);
  });
  it("waits while somebody may become free, and says so at once when nobody will", () => {
    const at = (availability: Availability, tried: string[] = []) =>
      dispatch(books([call("a", { tried })], [operator("anna", { availability })]), 0);
    expect(at("engaged")).toEqual([]);
    expect(at("resting")).toEqual([]);
    expect(at("paused")).toEqual([{ type: "refuse", callId: "a", because: "all-paused" }]);
    expect(at("disconnected")).toEqual([{ type: "refuse", callId: "a", because: "all-paused" }]);
    expect(at("off-hours")).toEqual([{ type: "refuse", callId: "a", because: "closed" }]);
    expect(at("free", ["anna"])).toEqual([{ type: "refuse", callId: "a", because: "nobody-answered" }]);
    expect(dispatch(books([call("a")], []), 0)).toEqual([
      { type: "refuse", callId: "a", because: "no-operators" },
    ]);
  });
});

describe("customer first", () => {
  const first = { order: "customer-first" } as const;
  it("lets as many customers be rung as operators are free", () => {
    const waiting = ["a", "b", "c"].map((id, i) =>
      call(id, { ...first, wants: "customer-leave", requestedAt: i }),
    );
    expect(dispatch(books(waiting, [operator("anna"), operator("boris")]), 0)).toEqual([
      { type: "allow-customer", callId: "a" },
      { type: "allow-customer", callId: "b" },
    ]);
  });
  it("asks the owner of a customer who is on the line", () => {
    const calls = [call("a", { ...first, customerUp: true, ownerId: "boris" })];
    const staff = [operator("anna"), operator("boris", { idleSince: 9 })];
    expect(asked(dispatch(books(calls, staff), 10))).toEqual(["a: boris (owner)"]);
  });
  it("keeps an operator for each customer being rung", () => {
    const calls = [
      call("ringing", { ...first, wants: "nothing" }),
      call("next", { ...first, wants: "customer-leave" }),
    ];
    expect(dispatch(books(calls, [operator("anna")]), 0)).toEqual([]);
  });
  it("serves a customer on the line before an older request of the other order", () => {
    const calls = [
      call("waits", { requestedAt: 0 }),
      call("on-line", { ...first, customerUp: true, requestedAt: 9 }),
    ];
    expect(dispatch(books(calls, [operator("anna")]), 0)).toMatchObject([
      { type: "assign", callId: "on-line" },
    ]);
  });
});

describe("whatever stands in the books", () => {
  const availability = fc.constantFrom<Availability>(
    "free",
    "engaged",
    "resting",
    "paused",
    "off-hours",
    "disconnected",
  );
  const someBooks = fc.record({
    teamId: fc.constant("team"),
    strategy: fc.constantFrom(...TEAM_STRATEGIES),
    reserves: fc.constant({ [RESERVE]: { strategy: "weighted" as const } }),
    operators: fc.uniqueArray(
      fc.record<OperatorBook>({
        id: fc.constantFrom(..."abcdefgh"),
        teamId: fc.constantFrom(TEAM, TEAM, RESERVE),
        tier: fc.integer({ min: 1, max: 3 }),
        weight: fc.integer({ min: 1, max: 5 }),
        credit: fc.integer({ min: -5, max: 5 }),
        lastAskedAt: fc.option(fc.nat(1000)),
        callsToday: fc.nat(3),
        skills: fc.subarray([{ name: "Tax", level: 2 }]),
        languages: fc.subarray(["en", "ru"]),
        idleSince: fc.nat(1000),
        availability,
      }),
      { selector: ({ id, teamId }) => `${teamId} ${id}`, maxLength: 10 },
    ),
    calls: fc.uniqueArray(
      fc.record<WaitingCall>({
        callId: fc.string({ minLength: 1, maxLength: 3 }),
        order: fc.constantFrom<WaitingCall["order"]>("operator-first", "customer-first"),
        wants: fc.constantFrom<WaitingCall["wants"]>("operator", "customer-leave", "nothing"),
        customerUp: fc.boolean(),
        requestedAt: fc.nat(1000),
        tried: fc.subarray([..."abcdefgh"]),
        ownerId: fc.option(fc.constantFrom(..."abcdefghx")),
        sticky: fc.option(
          fc.record({
            operatorId: fc.constantFrom(..."abcdefghx"),
            until: fc.integer({ min: 0, max: 2000 }),
          }),
        ),
        atOnce: fc.integer({ min: 1, max: 3 }),
        ringing: fc.nat(3),
        needs: fc.option(
          fc.record({
            skill: fc.option(fc.constant({ name: "tax", level: 2 })),
            language: fc.option(fc.constantFrom("en", "ru")),
            until: fc.integer({ min: 0, max: 2000 }),
          }),
        ),
        reserve: fc.option(
          fc.record({ teamId: fc.constant(RESERVE), from: fc.integer({ min: 0, max: 2000 }) }),
        ),
      }),
      { selector: (c) => c.callId, maxLength: 8 },
    ),
  });
  it("gives no operator away twice, asks only free ones and nobody twice, never more than may ring at once", () => {
    fc.assert(
      fc.property(someBooks, (given) => {
        const decisions = dispatch(given, 1000);
        const assigned = decisions.flatMap((d) => (d.type === "assign" ? [d] : []));
        expect(new Set(assigned.map((d) => d.operatorId)).size).toBe(assigned.length);
        for (const { callId, operatorId, teamId } of assigned) {
          const operator = given.operators.find((one) => one.id === operatorId && one.teamId === teamId);
          const call = given.calls.find((c) => c.callId === callId);
          expect(operator?.availability).toBe("free");
          expect(call?.tried).not.toContain(operatorId);
          if (teamId === RESERVE) expect(call?.reserve?.teamId).toBe(RESERVE);
        }
        for (const call of given.calls) {
          const mine = decisions.filter(({ callId }) => callId === call.callId);
          expect(new Set(mine.map(({ type }) => type)).size).toBeLessThanOrEqual(1);
          if (mine[0]?.type === "assign") expect(call.ringing + mine.length).toBeLessThanOrEqual(call.atOnce);
          else expect(mine.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
  it("asks nobody who lacks what the call needs while somebody who has it may come", () => {
    fc.assert(
      fc.property(someBooks, (given) => {
        for (const decision of dispatch(given, 1000)) {
          if (decision.type !== "assign" || decision.needs !== "waived" || decision.because === "owner")
            continue;
          const call = given.calls.find(({ callId }) => callId === decision.callId);
          if (!call?.needs || call.customerUp || call.needs.until <= 1000) continue;
          const { needs, tried } = call;
          const fit = given.operators.filter(
            (one) =>
              one.teamId === TEAM &&
              !tried.includes(one.id) &&
              ["free", "engaged", "resting"].includes(one.availability) &&
              lacks(one, needs) === null,
          );
          expect(decision.because === "sticky" || fit.length === 0).toBe(true);
        }
      }),
    );
  });
});
