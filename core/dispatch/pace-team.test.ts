import { describe, expect, it } from "vitest";
import { createPacing } from "../pacing/pacing";
import type { LegAction } from "../pacing/team-view";
import { paceTeam } from "./pace-team";
import type { OperatorStandby, SmartBooks, SmartCall, SmartOperator } from "./smart-books";

const NOW = 1_000_000;
const account = { id: null, provider: "simulator" };

const call = (callId: string, more: Partial<SmartCall> = {}): SmartCall => ({
  callId,
  teamId: "sales",
  account,
  requestedAt: NOW - 5_000,
  dialedAt: null,
  ringingAt: null,
  answeredAt: null,
  ownerId: null,
  isChoosy: false,
  accept: "answer",
  operatorRingMs: 20_000,
  acceptMs: 25_000,
  customerRingMs: 30_000,
  ...more,
});
const operator = (id: string, more: Partial<SmartOperator> = {}): SmartOperator => ({
  id,
  kind: "phone",
  tiers: { sales: 1 },
  availability: "free",
  isPaused: false,
  isWrappingUp: false,
  idleSince: 0,
  engagedSince: 0,
  standby: null,
  ...more,
});
const standby = (
  phase: OperatorStandby["phase"],
  more: Partial<OperatorStandby> = {},
): Partial<SmartOperator> => ({
  availability: "engaged",
  standby: { id: "standby-1", teamId: "sales", account, phase, since: NOW - 1_000, ...more },
});
const books = (
  calls: SmartCall[],
  operators: SmartOperator[],
  more: Partial<SmartBooks> = {},
): SmartBooks => ({
  teamId: "sales",
  isRanked: false,
  isOneNumber: false,
  teamIds: ["sales"],
  calls,
  operators,
  ...more,
});
/** Pacing that wants just this. */
const wanting = (...actions: LegAction[]) => ({
  decide: () => actions,
  mustLead: () => false,
  expect: () => null,
});
const staff = ["anna", "boris", "clara"].map((id) => operator(id));
const answered = { dialedAt: NOW - 9_000, answeredAt: NOW };

describe("customers and operators on the line", () => {
  it("meet: the longest waiting of either first", () => {
    const onLine = [
      operator("anna", standby("waiting", { id: "standby-a", since: 20 })),
      operator("boris", standby("waiting", { id: "standby-b", since: 10 })),
      operator("clara"),
    ];
    const calls = [call("late", { ...answered, answeredAt: NOW + 1 }), call("early", answered)];
    expect(paceTeam(books(calls, onLine), wanting(), true, NOW).decisions).toEqual([
      { type: "lend", callId: "early", operatorId: "boris", standbyId: "standby-b" },
      { type: "lend", callId: "late", operatorId: "anna", standbyId: "standby-a" },
    ]);
  });

  it("meet their owner before others", () => {
    const onLine = [
      operator("anna", standby("waiting", { id: "standby-a", since: 20 })),
      operator("boris", standby("waiting", { id: "standby-b", since: 10 })),
    ];
    expect(
      paceTeam(books([call("a", { ...answered, ownerId: "anna" })], onLine), wanting(), true, NOW).decisions,
    ).toMatchObject([{ operatorId: "anna" }]);
  });

  it("do not meet who has paused on the line: they are let go", () => {
    const onLine = [
      operator("anna", { ...standby("waiting"), isPaused: true }),
      operator("boris"),
      operator("clara"),
    ];
    expect(paceTeam(books([call("a", answered)], onLine), wanting(), true, NOW).decisions).toEqual([
      { type: "dismiss", operatorId: "anna", standbyId: "standby-1" },
    ]);
  });

  it("meet within one account of a provider only", () => {
    const elsewhere = { id: "other", provider: "twilio" };
    const onLine = [operator("anna", standby("waiting", { account: elsewhere })), operator("boris")];
    expect(paceTeam(books([call("a", answered)], onLine), wanting(), true, NOW).decisions).toEqual([]);
  });

  it("meet across teams where the operator serves both", () => {
    const both = { tiers: { sales: 1, service: 1 }, ...standby("waiting", { teamId: "service" }) };
    const seen = books([call("a", answered)], [operator("anna", both), operator("boris")], {
      teamIds: ["sales", "service"],
    });
    expect(paceTeam(seen, wanting(), true, NOW).decisions).toMatchObject([
      { type: "lend", operatorId: "anna" },
    ]);
  });
});

describe("what pacing wants", () => {
  it("rings an operator for the team, asking for the key where any call does", () => {
    const calls = [call("a"), call("b", { accept: "key" })];
    const look = paceTeam(
      books(calls, staff),
      wanting({ type: "dialOperator", operator: "anna", pool: "sales" }),
      true,
      NOW,
    );
    expect(look.decisions).toEqual([
      { type: "stand-by", operatorId: "anna", account, accept: "key", ringMs: 20_000, acceptMs: 25_000 },
    ]);
  });

  it("rings a customer, and tells what for", () => {
    const dial: LegAction = { type: "dialCustomer", customer: "a", pool: "sales" };
    const on = (one: Partial<SmartOperator>) =>
      paceTeam(
        books([call("a")], [operator("anna", one), operator("boris", { availability: "engaged" })]),
        wanting(dial),
        true,
        NOW,
      ).decisions;
    expect(on(standby("waiting"))).toEqual([
      { type: "allow-customer", callId: "a", because: "operator-on-line" },
    ]);
    expect(on(standby("ringing"))).toMatchObject([{ because: "operator-ringing" }]);
    expect(on({})).toMatchObject([{ because: "operators-fast" }]);
    expect(on({ availability: "engaged" })).toMatchObject([{ because: "operators-soon" }]);
  });

  it("is not done for other teams in sight", () => {
    const both = operator("anna", {
      tiers: { sales: 1, service: 1 },
      ...standby("waiting", { teamId: "service" }),
    });
    const seen = books([call("a", { teamId: "service" })], [both, ...staff], {
      teamIds: ["sales", "service"],
    });
    const actions: LegAction[] = [
      { type: "dialCustomer", customer: "a", pool: "service" },
      { type: "dialOperator", operator: "boris", pool: "service" },
      { type: "releaseOperator", operator: "anna" },
    ];
    expect(paceTeam(seen, wanting(...actions), true, NOW).decisions).toEqual([]);
  });

  it("counts seconds of this clock: the real pacing rings operators for a request", () => {
    const { decisions, led } = paceTeam(books([call("a")], staff), createPacing(), true, NOW);
    expect(decisions[0]).toMatchObject({ type: "stand-by", operatorId: "anna" });
    expect(led).toEqual([]);
  });
});

describe("where operators lead", () => {
  it.each([
    ["there is one operator", books([call("a")], [operator("anna")]), true, "one-operator"],
    [
      "the others are on a pause",
      books([call("a")], [operator("anna"), operator("boris", { availability: "paused" })]),
      true,
      "one-operator",
    ],
    [
      "nobody is on duty",
      books([call("a")], [operator("anna", { availability: "off-hours" })]),
      true,
      "nobody-on-duty",
    ],
    ["the team is one number", books([call("a")], staff, { isOneNumber: true }), true, "cannot-stand-by"],
    ["the provider joins legs of one call only", books([call("a")], staff), false, "cannot-stand-by"],
  ])("because %s, the call is left to them", (_why, seen, canStandBy, leading) => {
    const never = wanting({ type: "dialCustomer", customer: "a", pool: "sales" });
    expect(paceTeam(seen, never, canStandBy, NOW)).toMatchObject({ decisions: [], led: ["a"], leading });
  });

  const strict = { ...wanting(), mustLead: () => true };

  it("because nothing may be risked, whoever is on the line is used up first", () => {
    const onLine = [operator("anna", standby("waiting")), operator("boris"), operator("clara")];
    const calls = [call("old", { requestedAt: 1 }), call("young", { requestedAt: 2 })];
    expect(paceTeam(books(calls, onLine), strict, true, NOW)).toMatchObject({
      decisions: [{ type: "allow-customer", callId: "old" }],
      led: ["young"],
      leading: "nothing-to-risk",
    });
  });

  it("and let go when there is nobody to ring", () => {
    const onLine = [operator("anna", standby("waiting")), operator("boris")];
    expect(paceTeam(books([], onLine), strict, true, NOW).decisions).toMatchObject([
      { type: "dismiss", operatorId: "anna" },
    ]);
  });

  it("for whoever is being rung already no second operator is asked", () => {
    const ringing = [operator("anna", standby("ringing")), operator("boris")];
    expect(paceTeam(books([call("a")], ringing), strict, true, NOW).led).toEqual([]);
  });

  it("and always for a call that asks for somebody in particular", () => {
    expect(paceTeam(books([call("a", { isChoosy: true })], staff), createPacing(), true, NOW)).toMatchObject({
      led: ["a"],
      leading: null,
    });
  });
});
