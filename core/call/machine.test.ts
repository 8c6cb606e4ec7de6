import { describe, expect, it } from "vitest";
import type { Call, CallOptions } from "./call";
import { advance, nextTimerAt, start } from "./machine";
import {
  allowed,
  answered,
  assigned,
  begin,
  CUSTOMER,
  cancelled,
  failed,
  joined,
  left,
  lent,
  nobodyFree,
  OPERATOR,
  OPTIONS,
  play,
  pressed,
  refused,
  ringing,
  SECOND,
  spoken,
  type Told,
} from "./model/script";
import { PROVIDER_GRACE_MS } from "./place-leg";

type Row = [told: Told, orders: string[], phase: string];

/** Plays a table of what is told, and what is ordered upon it and where the call stands then. */
function follow(rows: readonly Row[], options: Partial<CallOptions> = {}): Call {
  let state = { call: start({ ...OPTIONS, ...options }), at: 0 };
  for (const [i, [told, orders, phase]] of rows.entries()) {
    const next = play([told], options, state);
    const heard = typeof told === "object" ? told.type : String(told);
    expect({ row: i, heard, orders: next.words, phase: next.phase }).toEqual({
      row: i,
      heard,
      orders,
      phase,
    });
    state = next;
  }
  return state.call;
}

const OPERATOR_ACCEPTED: Row[] = [
  [begin, ["request-operator"], "waiting"],
  [assigned("anna"), [`place ${OPERATOR}`], "operator-ringing"],
  [ringing(OPERATOR), [], "operator-ringing"],
  [answered(OPERATOR), [`whisper to ${OPERATOR}`], "operator-answered"],
  [pressed(OPERATOR), [`place ${CUSTOMER}`], "customer-ringing"],
];
const accepted = OPERATOR_ACCEPTED.map(([told]) => told);

describe("operator first", () => {
  it("rings the operator, then the customer, and joins them", () => {
    const call = follow([
      ...OPERATOR_ACCEPTED,
      [ringing(CUSTOMER), [], "customer-ringing"],
      [answered(CUSTOMER), ["join"], "talking"],
      [joined, [], "talking"],
      [30_000, [], "talking"],
      [left(CUSTOMER), [`hang up ${OPERATOR}`], "ending"],
      [left(OPERATOR), ["release anna: wrap-up", "finish: conversation"], "ended"],
    ]);
    expect(call).toMatchObject({ endedBy: "customer", timers: {} });
  });

  it("takes picking up for accepting where the team says so, once the whisper is over", () => {
    follow(
      [
        [begin, ["request-operator"], "waiting"],
        [assigned("anna"), [`place ${OPERATOR}`], "operator-ringing"],
        [answered(OPERATOR), [`whisper to ${OPERATOR}`], "operator-answered"],
        [spoken(OPERATOR), [`place ${CUSTOMER}`], "customer-ringing"],
      ],
      { accept: "answer" },
    );
  });

  it("does not hang up on an operator who accepted by picking up when the whisper's end is not reported", () => {
    const { words } = play([begin, assigned("anna"), answered(OPERATOR), "timer"], { accept: "answer" });
    expect(words).toEqual([`place ${CUSTOMER}`]);
  });

  it.each(["2", "*", "0"])("does not take the key %s for accepting", (digit) => {
    const { phase } = play([begin, assigned("anna"), answered(OPERATOR), pressed(OPERATOR, digit)]);
    expect(phase).toBe("operator-answered");
  });

  it.each(["busy", "no-answer", "rejected", "invalid-number"] as const)(
    "asks the next operator when one's phone is %s",
    (cause) => {
      const call = follow([
        ...OPERATOR_ACCEPTED.slice(0, 3),
        [failed(OPERATOR, cause), ["request-operator", "release anna: missed"], "waiting"],
        [assigned("boris"), [`place ${SECOND}`], "operator-ringing"],
      ]);
      expect(call.tried).toEqual(["anna", "boris"]);
    },
  );

  it("gives a phone that nobody reports on a little longer than the provider, then asks the next", () => {
    const { call, at, words } = play([begin, assigned("anna"), "timer"]);
    expect({ at, words }).toEqual({
      at: 200 + OPTIONS.operatorRingMs + PROVIDER_GRACE_MS,
      words: [`hang up ${OPERATOR}`],
    });
    expect(play([left(OPERATOR)], {}, { call, at }).words).toEqual([
      "request-operator",
      "release anna: missed",
    ]);
  });

  it("lets an operator go who does not accept in time, as one who missed the call", () => {
    const { call, at, words } = play([begin, assigned("anna"), answered(OPERATOR), "timer"]);
    expect(words).toEqual([`hang up ${OPERATOR}`]);
    const next = play([left(OPERATOR)], {}, { call, at });
    expect(next.words).toEqual(["request-operator", "release anna: missed"]);
    expect(next.call.legs[0]?.cause).toBe("not-accepted");
  });

  it("hangs up on an operator's voicemail", () => {
    const { words } = play([begin, assigned("anna"), answered(OPERATOR, true)]);
    expect(words).toEqual([`hang up ${OPERATOR}`]);
  });

  it("asks nobody twice", () => {
    const { words, call } = play([begin, assigned("anna"), failed(OPERATOR, "busy"), assigned("anna")]);
    expect(words).toEqual([]);
    expect(call.legs).toHaveLength(1);
  });

  it("keeps one limit on waiting, however many operators are asked in it", () => {
    const { call, at } = play([begin, assigned("anna"), 119_000, failed(OPERATOR, "no-answer")]);
    expect(nextTimerAt(call)).toBe(100 + OPTIONS.operatorWaitMs);
    expect(play(["timer"], {}, { call, at }).words).toEqual(["finish: nobody-answered"]);
  });

  it("lets the operator who is being rung at the limit go on, and asks no other afterwards", () => {
    const late = play([begin, 119_000, assigned("anna"), "timer"]);
    expect(late).toMatchObject({ words: [], phase: "operator-ringing" });
    const { call, at, words } = play([failed(OPERATOR, "busy"), "timer"], {}, late);
    expect(words).toEqual(["finish: nobody-answered"]);
    expect(call.endedAt).toBe(at);
  });

  it.each([
    ["nobody is there", [nobodyFree], "nobody-free"],
    ["nobody came in time", ["timer"], "nobody-free"],
    [
      "those who were rung did not take it",
      [assigned("anna"), failed(OPERATOR, "busy"), nobodyFree],
      "nobody-answered",
    ],
    ["no phone could be rung at all", [assigned("anna"), refused(OPERATOR), nobodyFree], "failed"],
  ] as [string, Told[], string][])("ends when %s", (_why, told, result) => {
    expect(play([begin, ...told]).words).toEqual([`finish: ${result}`]);
  });
});

describe("the customer is not reached", () => {
  it.each(["busy", "no-answer", "rejected", "invalid-number"] as const)(
    "tells the operator when the phone is %s, and gives no rest for it",
    (cause) => {
      follow([
        ...OPERATOR_ACCEPTED,
        [failed(CUSTOMER, cause), [`customer-unreached to ${OPERATOR}`], "ending"],
        [spoken(OPERATOR, `farewell:${OPERATOR}`), [`hang up ${OPERATOR}`], "ending"],
        [left(OPERATOR), ["release anna: none", `finish: customer-unreached (${cause})`], "ended"],
      ]);
    },
  );

  it("hangs up on the customer's voicemail and says so to the operator", () => {
    follow([
      ...OPERATOR_ACCEPTED,
      [answered(CUSTOMER, true), [`hang up ${CUSTOMER}`], "customer-waiting"],
      [left(CUSTOMER), [`customer-unreached to ${OPERATOR}`], "ending"],
      ["timer", [`hang up ${OPERATOR}`], "ending"],
      [left(OPERATOR), ["release anna: none", "finish: customer-unreached (machine)"], "ended"],
    ]);
  });

  it("ends as failed where the provider does not ring the customer", () => {
    const { call } = play([...accepted, refused(CUSTOMER)]);
    expect(call).toMatchObject({ result: "failed", cause: "provider-error" });
  });

  it("does not take the end of an earlier announcement for the end of the last words", () => {
    const { words } = play([...accepted, failed(CUSTOMER, "busy"), spoken(OPERATOR, `whisper:${OPERATOR}`)]);
    expect(words).toEqual([]);
  });

  it("takes a nameless end of an announcement for the end of the last words", () => {
    const { words } = play([...accepted, failed(CUSTOMER, "busy"), spoken(OPERATOR)]);
    expect(words).toEqual([`hang up ${OPERATOR}`]);
  });

  it("rings the customer no longer when the operator leaves meanwhile", () => {
    follow([
      ...OPERATOR_ACCEPTED,
      [left(OPERATOR), ["release anna: none", `hang up ${CUSTOMER}`], "ending"],
      [
        { type: "leg-failed", legId: CUSTOMER, cause: "cancelled" },
        ["finish: nobody-answered (hung-up)"],
        "ended",
      ],
    ]);
  });
});

describe("the talk", () => {
  const talking = [...accepted, answered(CUSTOMER), joined];

  it("is no conversation when the customer hangs up at once", () => {
    follow([
      ...OPERATOR_ACCEPTED,
      [answered(CUSTOMER), ["join"], "talking"],
      [left(CUSTOMER), [`customer-unreached to ${OPERATOR}`], "ending"],
      [spoken(OPERATOR), [`hang up ${OPERATOR}`], "ending"],
      [left(OPERATOR), ["release anna: none", "finish: customer-left (hung-up)"], "ended"],
    ]);
    expect(play([...talking, 500, left(CUSTOMER), left(OPERATOR)]).call.result).toBe("customer-left");
  });

  it("is one when the report of the join comes after that of the end", () => {
    const { call, at } = play([...accepted, answered(CUSTOMER), 9_000, left(CUSTOMER)]);
    const late = advance(call, { type: "joined", at: at - 8_000 });
    expect(play([left(OPERATOR)], {}, { call: late.call, at }).call.result).toBe("conversation");
  });

  it("ends at its limit, and both are let go", () => {
    const { call, at, words } = play([...talking, "timer"]);
    expect(words).toEqual([`hang up ${OPERATOR}`, `hang up ${CUSTOMER}`]);
    const end = play([left(CUSTOMER), left(OPERATOR)], {}, { call, at });
    expect(end.call).toMatchObject({ result: "conversation", endedBy: "limit" });
  });

  it("is not cancelled", () => {
    expect(play([...talking, cancelled])).toMatchObject({ words: [], phase: "talking" });
  });

  it("lets both go with a word when the provider cannot join them", () => {
    follow([
      ...OPERATOR_ACCEPTED,
      [answered(CUSTOMER), ["join"], "talking"],
      [{ type: "join-failed" }, [`customer-unreached to ${OPERATOR}`, `apology to ${CUSTOMER}`], "ending"],
      ["timer", [`hang up ${OPERATOR}`, `hang up ${CUSTOMER}`], "ending"],
      [left(CUSTOMER), [], "ending"],
      [left(OPERATOR), ["release anna: none", "finish: failed (provider-error)"], "ended"],
    ]);
  });
});

describe("cancelling", () => {
  it.each([
    ["before anybody was asked", [begin], ["finish: cancelled"]],
    ["while the operator's phone rings", [begin, assigned("anna")], [`hang up ${OPERATOR}`]],
    [
      "while the operator listens to the whisper",
      [begin, assigned("anna"), answered(OPERATOR)],
      [`customer-unreached to ${OPERATOR}`],
    ],
    [
      "while the customer's phone rings",
      accepted,
      [`customer-unreached to ${OPERATOR}`, `hang up ${CUSTOMER}`],
    ],
  ] as [string, Told[], string[]][])("%s", (_when, told, orders) => {
    const { call, words } = play([...told, cancelled]);
    expect(words).toEqual(orders);
    expect(call.result).toBe("cancelled");
  });

  it("leaves the operator no rest to serve for it", () => {
    const { words } = play([
      begin,
      assigned("anna"),
      answered(OPERATOR),
      cancelled,
      spoken(OPERATOR),
      left(OPERATOR),
    ]);
    expect(words).toEqual(["release anna: none", "finish: cancelled"]);
  });

  it("twice is once", () => {
    expect(play([begin, assigned("anna"), cancelled, cancelled]).words).toEqual([]);
  });
});

describe("customer first", () => {
  const order = { order: "customer-first" } as const;
  const CUSTOMER_UP: Row[] = [
    [begin, ["request-customer-leave"], "waiting"],
    [allowed, [`place ${CUSTOMER}`], "customer-ringing"],
    [answered(CUSTOMER), [`greeting to ${CUSTOMER}`, "request-operator"], "customer-waiting"],
  ];
  const customerUp = CUSTOMER_UP.map(([told]) => told);

  it("greets the customer, and joins them with the operator who accepts", () => {
    follow(
      [
        ...CUSTOMER_UP,
        [assigned("anna"), [`place ${OPERATOR}`], "customer-waiting"],
        [answered(OPERATOR), [`whisper to ${OPERATOR}`], "customer-waiting"],
        [pressed(OPERATOR), ["join"], "talking"],
        [joined, [], "talking"],
      ],
      order,
    );
  });

  it("apologises when nobody came in time, then hangs up", () => {
    follow(
      [
        ...CUSTOMER_UP,
        ["timer", [`apology to ${CUSTOMER}`], "ending"],
        [spoken(CUSTOMER), [`hang up ${CUSTOMER}`], "ending"],
        [left(CUSTOMER), ["finish: customer-left"], "ended"],
      ],
      order,
    );
  });

  it("lets an answered customer wait the customer's time, however long the leave took", () => {
    const { call, at } = play([begin, 119_000, allowed, answered(CUSTOMER)], order);
    expect(nextTimerAt(call)).toBe(at + OPTIONS.customerWaitMs);
  });

  it("asks another operator when the first is lost while the customer waits", () => {
    follow(
      [
        ...CUSTOMER_UP,
        [assigned("anna"), [`place ${OPERATOR}`], "customer-waiting"],
        [failed(OPERATOR, "busy"), ["request-operator", "release anna: missed"], "customer-waiting"],
        [assigned("boris"), [`place ${SECOND}`], "customer-waiting"],
        [answered(SECOND), [`whisper to ${SECOND}`], "customer-waiting"],
        [pressed(SECOND), ["join"], "talking"],
      ],
      order,
    );
  });

  it("apologises when there is nobody to ask any more", () => {
    expect(play([...customerUp, nobodyFree], order).words).toEqual([`apology to ${CUSTOMER}`]);
  });

  it("is over when the customer leaves, and the operator being rung is let go", () => {
    const { call, words } = play([...customerUp, assigned("anna"), left(CUSTOMER)], order);
    expect(words).toEqual([`hang up ${OPERATOR}`]);
    expect(call.result).toBe("customer-left");
  });

  it("takes a lent operator, who hears who it is, at once", () => {
    follow(
      [
        ...CUSTOMER_UP,
        [lent("desk.1"), ["short-whisper to desk.1"], "customer-waiting"],
        ["timer", ["join"], "talking"],
        [joined, [], "talking"],
        [5_000, [], "talking"],
        [left(CUSTOMER), ["return anna", "finish: conversation"], "ended"],
      ],
      order,
    );
  });

  it("gives a lent operator back whom it does not need", () => {
    expect(play([begin, lent("desk.1")], order).words).toEqual(["return anna"]);
    expect(play([...customerUp, assigned("boris"), lent("desk.1")], order).words).toEqual(["return anna"]);
  });

  it("takes the withdrawal of a lent operator for their leaving, and ignores it after the join", () => {
    const withdrawn: Told = { type: "operator-withdrawn", legId: "desk.1" };
    expect(play([begin, lent("desk.1"), withdrawn]).words).toEqual([`hang up ${CUSTOMER}`]);
    expect(play([...customerUp, lent("desk.1"), "timer", withdrawn], order)).toMatchObject({
      words: [],
      phase: "talking",
    });
  });
});

describe("what comes late, twice or never", () => {
  it("gives back an operator who is assigned when nobody is needed", () => {
    expect(play([begin, assigned("anna"), assigned("boris")]).words).toEqual(["release boris: none"]);
    expect(play([begin, nobodyFree, assigned("anna")]).words).toEqual(["release anna: none"]);
  });

  it("ignores a deadline that was moved", () => {
    const { call, at } = play([begin, assigned("anna")]);
    const stale = advance(call, {
      type: "timer-due",
      timer: "operator-ring",
      dueAt: at + 1,
      at: at + 60_000,
    });
    expect(stale).toMatchObject({ call, commands: [] });
  });

  it("takes a key for an answer whose report was lost", () => {
    expect(play([begin, assigned("anna"), pressed(OPERATOR)]).words).toEqual([`place ${CUSTOMER}`]);
  });

  it("never moves a leg back", () => {
    const { call } = play([...accepted, ringing(OPERATOR), answered(OPERATOR)]);
    expect(call.legs[0]).toMatchObject({ state: "up", ringingAt: 300, answeredAt: 400 });
    expect(play([begin, assigned("anna"), failed(OPERATOR, "busy"), answered(OPERATOR)]).phase).toBe(
      "waiting",
    );
  });

  it("repeats an order to hang up ever more seldom, then takes the leg for lost", () => {
    let state = play([begin, assigned("anna"), cancelled]);
    const orders = [state.at];
    while (state.phase !== "ended") {
      state = play(["timer"], {}, state);
      if (state.words.includes(`hang up ${OPERATOR}`)) orders.push(state.at);
    }
    const pauses = orders.slice(1).map((at, i) => at - (orders[i] ?? 0));
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000, 60_000, 60_000]);
    expect(state.words).toEqual(["release anna: none", "finish: cancelled"]);
  });

  it("keeps our reason for an end, whatever the provider then reports", () => {
    const { call } = play([begin, assigned("anna"), "timer", failed(OPERATOR, "busy")]);
    expect(call.legs[0]?.cause).toBe("no-answer");
  });

  it("does nothing more when it is over", () => {
    const over = play([begin, nobodyFree]);
    const late: Told[] = [begin, joined, cancelled, nobodyFree, answered("call.o9"), { type: "join-failed" }];
    expect(play(late, {}, over)).toMatchObject({ call: over.call, words: [] });
  });
});
