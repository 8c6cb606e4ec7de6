import { describe, expect, it } from "vitest";
import { createPacing } from "../pacing/pacing";
import type { LegAction, TeamView } from "../pacing/team-view";
import { paceTeam } from "./pace-team";
import type { OperatorStandby, SmartBooks, SmartCall, SmartOperator, SmartPlace } from "./smart-books";

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
  sticky: null,
  needs: null,
  accept: "answer",
  operatorRingMs: 20_000,
  acceptMs: 25_000,
  customerRingMs: 30_000,
  ...more,
});
const place = (more: Partial<SmartPlace> = {}): SmartPlace => ({
  tier: 1,
  weight: 1,
  credit: 0,
  lastAskedAt: null,
  callsToday: 0,
  skills: [],
  languages: [],
  ...more,
});
const operator = (id: string, more: Partial<SmartOperator> = {}): SmartOperator => ({
  id,
  kind: "phone",
  teamIds: ["sales"],
  place: place(),
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
  strategy: "longest-idle",
  isOneNumber: false,
  teamIds: ["sales"],
  calls,
  operators,
  ...more,
});
/** Pacing that wants just this. */
const wanting = (...actions: LegAction[]) => ({
  decide: (_view: TeamView): LegAction[] => actions,
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
      { type: "lend", callId: "early", operatorId: "boris", standbyId: "standby-b", because: "on-the-line" },
      { type: "lend", callId: "late", operatorId: "anna", standbyId: "standby-a", because: "on-the-line" },
    ]);
  });

  it("meet their owner before others", () => {
    const onLine = [
      operator("anna", standby("waiting", { id: "standby-a", since: 20 })),
      operator("boris", standby("waiting", { id: "standby-b", since: 10 })),
    ];
    expect(
      paceTeam(books([call("a", { ...answered, ownerId: "anna" })], onLine), wanting(), true, NOW).decisions,
    ).toMatchObject([{ operatorId: "anna", because: "owner" }]);
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
    const both = { teamIds: ["sales", "service"], ...standby("waiting", { teamId: "service" }) };
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
      {
        type: "stand-by",
        operatorId: "anna",
        account,
        accept: "key",
        ringMs: 20_000,
        acceptMs: 25_000,
        credits: {},
      },
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
      teamIds: ["sales", "service"],
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

  it("and always for a call that waits for those who can what it asks for, where not everybody can", () => {
    const needs = { skill: null, language: "de", until: NOW + 30_000 };
    const look = (languages: string[][], more: Partial<SmartCall> = {}) =>
      paceTeam(
        books(
          [call("a", { needs, ...more })],
          languages.map((own, n) => operator(`o${n}`, { place: place({ languages: own }) })),
        ),
        createPacing(),
        true,
        NOW,
      );
    expect(look([["de"], ["en"]])).toMatchObject({ led: ["a"], leading: null });
    // Everybody can, nobody can, or the time for it is over: then operators stand by for it as for any other.
    const isLed = (...look: { led: string[]; decisions: unknown[] }[]) =>
      look.map(({ led, decisions }) => led.length > 0 || decisions.length === 0);
    expect(
      isLed(
        look([["de"], ["de"]]),
        look([["en"], ["en"]]),
        look([["de"], ["en"]], { needs: { ...needs, until: NOW } }),
      ),
    ).toEqual([false, false, false]);
  });

  it("and for a call that waits for who talked with its customer last, while they are busy", () => {
    const sticky = { operatorId: "anna", until: NOW + 30_000 };
    const look = (anna: Partial<SmartOperator>) =>
      paceTeam(
        books([call("a", { sticky })], [operator("boris"), operator("anna", anna)]),
        createPacing(),
        true,
        NOW,
      );
    expect(look({ availability: "engaged" }).led).toEqual(["a"]);
    // With Anna on a pause there is one operator: they lead as well, and nobody waits for her.
    expect(look({ availability: "paused" }).leading).toBe("one-operator");
    expect(look({}).decisions[0]).toMatchObject({ type: "stand-by", operatorId: "anna" });
  });
});

describe("whose turn it is to stand by", () => {
  const ring = (id: string): LegAction => ({ type: "dialOperator", operator: id, pool: "sales" });
  /** Those who are rung by a pacing that takes whoever stands first, `count` times. */
  const rung = (seen: SmartBooks, count: number) => {
    const first: ReturnType<typeof wanting> = {
      ...wanting(),
      decide: (view: TeamView) =>
        view.operators
          .filter(({ status }) => status === "idle")
          .sort((a, b) => a.since - b.since)
          .slice(0, count)
          .map(({ id }) => ring(id)),
    };
    return paceTeam(seen, first, true, NOW).decisions.flatMap((one) =>
      one.type === "stand-by" ? [one] : [],
    );
  };
  const names = (seen: SmartBooks, count = 3) => rung(seen, count).map(({ operatorId }) => operatorId);

  it("goes by the team's strategy", () => {
    const operators = [
      operator("anna", { idleSince: 3, place: place({ tier: 2, callsToday: 1, lastAskedAt: 5 }) }),
      operator("boris", { idleSince: 2, place: place({ tier: 3, callsToday: 2, lastAskedAt: 4 }) }),
      operator("clara", { idleSince: 1, place: place({ tier: 1, callsToday: 3, lastAskedAt: 6 }) }),
    ];
    const by = (strategy: SmartBooks["strategy"]) => names(books([call("a")], operators, { strategy }));
    expect(by("longest-idle")).toEqual(["clara", "boris", "anna"]);
    expect(by("priority-tier")).toEqual(["clara", "anna", "boris"]);
    expect(by("least-calls")).toEqual(["anna", "boris", "clara"]);
    expect(by("round-robin")).toEqual(["boris", "anna", "clara"]);
  });

  it("goes by shares, and what each turn costs is kept", () => {
    const operators = [
      operator("anna", { place: place({ weight: 3 }) }),
      operator("boris", { place: place({ weight: 1 }) }),
    ];
    const [first] = rung(books([call("a")], operators, { strategy: "weighted" }), 1);
    expect(first).toMatchObject({ operatorId: "anna", credits: { anna: -1, boris: 1 } });
  });

  it("is the owner's and the last operator's first, then theirs who can what is asked for", () => {
    const operators = [
      operator("anna"),
      operator("boris"),
      operator("clara"),
      operator("dora", { place: place({ languages: ["de"] }) }),
    ];
    const needs = { skill: null, language: "de", until: NOW };
    const sticky = { operatorId: "boris", until: NOW + 30_000 };
    const calls = [call("a", { ownerId: "clara" }), call("b", { sticky }), call("c", { needs })];
    expect(names(books(calls, operators), 4)).toEqual(["clara", "boris", "dora", "anna"]);
  });
});

describe("of several on the line", () => {
  it("the customer gets whom they know, else who can what is asked for", () => {
    const onLine = [
      operator("anna", standby("waiting", { id: "standby-a", since: 10 })),
      operator("boris", {
        ...standby("waiting", { id: "standby-b", since: 20 }),
        place: place({ languages: ["de"] }),
      }),
      operator("clara", standby("waiting", { id: "standby-c", since: 30 })),
    ];
    const given = (more: Partial<SmartCall>) =>
      paceTeam(books([call("a", { ...answered, ...more })], onLine), wanting(), true, NOW).decisions[0];
    const needs = (language: string) => ({ skill: null, language, until: NOW });
    expect(given({})).toMatchObject({ operatorId: "anna", because: "on-the-line" });
    expect(given({ sticky: { operatorId: "clara", until: NOW } })).toMatchObject({
      operatorId: "clara",
      because: "sticky",
    });
    expect(given({ needs: needs("de") })).toMatchObject({ operatorId: "boris", needs: "met" });
    expect(given({ needs: needs("fr") })).toMatchObject({ operatorId: "anna", needs: "waived" });
  });
});
