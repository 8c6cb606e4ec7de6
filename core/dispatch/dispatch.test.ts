import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Availability, Books, OperatorBook, WaitingCall } from "./books";
import { dispatch } from "./dispatch";

const operator = (id: string, more: Partial<OperatorBook> = {}): OperatorBook => ({
  id,
  tier: 1,
  idleSince: 0,
  availability: "free",
  ...more,
});
const call = (callId: string, more: Partial<WaitingCall> = {}): WaitingCall => ({
  callId,
  order: "operator-first",
  wants: "operator",
  customerUp: false,
  requestedAt: 0,
  tried: [],
  ownerId: null,
  ...more,
});
const books = (
  calls: WaitingCall[],
  operators: OperatorBook[],
  strategy: Books["strategy"] = "longest-idle",
): Books => ({
  teamId: "team",
  strategy,
  calls,
  operators,
});

describe("operator first", () => {
  it("asks the operator who has been idle longest, for the oldest request", () => {
    const decisions = dispatch(
      books(
        [call("young", { requestedAt: 2 }), call("old", { requestedAt: 1 })],
        [operator("anna", { idleSince: 500 }), operator("boris", { idleSince: 100 })],
      ),
      1000,
    );
    expect(decisions).toEqual([
      { type: "assign", callId: "old", operatorId: "boris", because: "longest-idle" },
      { type: "assign", callId: "young", operatorId: "anna", because: "longest-idle" },
    ]);
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
  });
  it("asks the customer's owner before others who have waited longer, and tells why", () => {
    const staff = [operator("anna"), operator("boris", { idleSince: 900, tier: 2 })];
    for (const strategy of ["longest-idle", "priority-tier"] as const)
      expect(dispatch(books([call("a", { ownerId: "boris" })], staff, strategy), 1000)).toEqual([
        { type: "assign", callId: "a", operatorId: "boris", because: "owner" },
      ]);
  });
  it.each<[string, Partial<WaitingCall>, Availability]>([
    ["is on a call", {}, "engaged"],
    ["is on a pause", {}, "paused"],
    ["was asked already", { tried: ["boris"] }, "free"],
    ["is not of this team", { ownerId: "stranger" }, "free"],
  ])("does not wait for an owner who %s", (_why, more, availability) => {
    const staff = [operator("anna"), operator("boris", { idleSince: 900, availability })];
    expect(dispatch(books([call("a", { ownerId: "boris", ...more })], staff), 1000)).toEqual([
      { type: "assign", callId: "a", operatorId: "anna", because: "longest-idle" },
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
    expect(dispatch(books(calls, [operator("anna"), operator("boris", { idleSince: 9 })]), 10)).toEqual([
      { type: "assign", callId: "a", operatorId: "boris", because: "owner" },
    ]);
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
  const availability = fc.constantFrom<Availability>("free", "engaged", "resting", "paused", "off-hours");
  const someBooks = fc.record({
    teamId: fc.constant("team"),
    strategy: fc.constantFrom<Books["strategy"]>("longest-idle", "priority-tier"),
    operators: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(..."abcdefgh"),
        tier: fc.integer({ min: 1, max: 3 }),
        idleSince: fc.nat(1000),
        availability,
      }),
      { selector: (o) => o.id, maxLength: 8 },
    ),
    calls: fc.uniqueArray(
      fc.record({
        callId: fc.string({ minLength: 1, maxLength: 3 }),
        order: fc.constantFrom<WaitingCall["order"]>("operator-first", "customer-first"),
        wants: fc.constantFrom<WaitingCall["wants"]>("operator", "customer-leave", "nothing"),
        customerUp: fc.boolean(),
        requestedAt: fc.nat(1000),
        tried: fc.subarray([..."abcdefgh"]),
        ownerId: fc.option(fc.constantFrom(..."abcdefghx")),
      }),
      { selector: (c) => c.callId, maxLength: 8 },
    ),
  });
  it("gives no operator away twice, asks only free ones and nobody twice, and answers a call once", () => {
    fc.assert(
      fc.property(someBooks, (given) => {
        const decisions = dispatch(given, 1000);
        const assigned = decisions.flatMap((d) => (d.type === "assign" ? [d] : []));
        expect(new Set(assigned.map((d) => d.operatorId)).size).toBe(assigned.length);
        expect(new Set(decisions.map((d) => d.callId)).size).toBe(decisions.length);
        for (const { callId, operatorId } of assigned) {
          expect(given.operators.find(({ id }) => id === operatorId)?.availability).toBe("free");
          expect(given.calls.find((c) => c.callId === callId)?.tried).not.toContain(operatorId);
        }
      }),
    );
  });
});
