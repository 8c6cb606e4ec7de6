import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TelephonyEvent } from "../port";
import { createNetworkClock } from "./clock";
import { viewDesk } from "./desk-view";
import type { NumberOrder } from "./leg";
import { PhoneNetwork } from "./network";
import { TextInbox } from "./text-inbox";

const NO_TEXTS = new TextInbox(
  () => 0,
  () => undefined,
);
const OPERATOR = "+74950000100";
const CUSTOMER = "+74950000200";

let events: TelephonyEvent[];
let network: PhoneNetwork;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  network = createNetwork(1);
});
afterEach(() => vi.useRealTimers());

function createNetwork(speed: number): PhoneNetwork {
  events = [];
  let ids = 0;
  return new PhoneNetwork({
    clock: createNetworkClock(speed),
    newId: () => String(++ids),
    onEvent: (event) => events.push(event),
    onChange: () => undefined,
  });
}

function order(legId: string, to: string, seat: NumberOrder["seat"] = "customer"): NumberOrder {
  return { legId, to, from: null, ringMs: 30_000, callerName: "Shop", seat };
}

/** "ms type" of every event of a leg. */
const story = (legId: string) =>
  events.filter((event) => event.legId === legId).map((event) => `${event.at} ${event.type}`);

describe("numbers", () => {
  it.each([
    ["01", ["30 ringing", "1030 answered"]],
    ["29", ["30 ringing", "29030 answered"]],
    ["30", ["500 failed"]],
    ["31", ["30 ringing", "30030 failed"]],
    ["32", ["30 ringing", "3030 failed"]],
    ["33", ["30 ringing", "4030 answered", "34030 ended"]],
    ["34", ["500 failed"]],
    ["35", ["500 failed"]],
    ["36", ["30 ringing", "2030 answered", "2031 ended"]],
    ["37", ["30 ringing", "2030 answered"]],
    ["00", ["30 ringing", "30030 failed"]],
    ["64", ["30 ringing", "30030 failed"]],
  ])("ending in %s", (ending, expected) => {
    network.place(order("leg", `+749500003${ending}`));
    vi.advanceTimersByTime(60_000);
    expect(story("leg")).toEqual(expected);
  });

  it.each([
    ["02", 20_000],
    ["38", 5_000],
    ["39", 300_000],
  ])("ending in %s talks %i ms from the join", (ending, talk) => {
    network.place(order("auto", `+749500003${ending}`));
    network.place(order("hand", CUSTOMER));
    vi.advanceTimersByTime(2_500);
    network.act(CUSTOMER, "answer", "");
    network.join({ legIds: ["auto", "hand"] });
    vi.advanceTimersByTime(talk - 1);
    expect(story("auto")).not.toContain(`${2_500 + talk} ended`);
    vi.advanceTimersByTime(1);
    expect(story("auto").at(-1)).toBe(`${2_500 + talk} ended`);
    expect(network.snapshot()).toEqual([{ legId: "hand", state: "up", joinedWith: null }]);
  });

  it("are as many times faster as the clock", () => {
    network = createNetwork(10);
    network.place(order("leg", "+74950000310"));
    vi.advanceTimersByTime(1_003);
    expect(story("leg")).toEqual(["3 ringing", "1003 answered"]);
  });

  it("have one line on the desk, and as many as wanted elsewhere", () => {
    for (const leg of ["a", "b"]) network.place(order(leg, CUSTOMER));
    for (const leg of ["c", "d"]) network.place(order(leg, "+74950000205"));
    vi.advanceTimersByTime(100);
    expect(story("b")).toEqual(["30 failed"]);
    expect(story("d")).toEqual(["30 ringing"]);
  });
});

describe("announcements", () => {
  it("last as long as speaking them, and a second at least", () => {
    network.place(order("leg", "+74950000301"));
    vi.advanceTimersByTime(1_030);
    network.say({ legId: "leg", key: "1", text: "x".repeat(28), language: "en" });
    vi.advanceTimersByTime(2_000);
    network.say({ legId: "leg", key: "2", text: "x", language: "en" });
    vi.advanceTimersByTime(1_000);
    expect(story("leg").slice(2)).toEqual(["3030 announcement-finished", "4030 announcement-finished"]);
  });

  it("make an automatic operator press 1 a second later, once, and never a customer", () => {
    network.place(order("operator", "+74950000301", "operator"));
    network.place(order("customer", "+74950000301", "customer"));
    vi.advanceTimersByTime(1_030);
    for (const legId of ["operator", "customer"]) {
      network.say({ legId, key: legId, text: "x".repeat(140), language: "en" });
    }
    vi.advanceTimersByTime(20_000);
    expect(story("operator").slice(2)).toEqual(["2030 digit", "2030 announcement-finished"]);
    expect(story("customer").slice(2)).toEqual(["11030 announcement-finished"]);
  });
});

describe("the history", () => {
  it("tells of every leg who did what when", () => {
    network.place(order("operator", OPERATOR, "operator"));
    network.place(order("customer", CUSTOMER));
    vi.advanceTimersByTime(100);
    network.act(OPERATOR, "answer", "");
    network.act(OPERATOR, "press", "1");
    network.act(CUSTOMER, "answer", "");
    network.join({ legIds: ["operator", "customer"] });
    vi.advanceTimersByTime(900);
    network.act(CUSTOMER, "hang-up", "");
    network.hangUp("operator");
    expect(network.history(OPERATOR)).toMatchObject([
      {
        legId: "operator",
        placedAt: 0,
        ringingAt: 30,
        answeredAt: 100,
        endedAt: 1_000,
        endedBy: "order",
        joins: [{ withLegId: "customer", withNumber: CUSTOMER, at: 100, endedAt: 1_000 }],
        digits: [{ digit: "1", at: 100 }],
      },
    ]);
    expect(network.history(CUSTOMER)).toMatchObject([{ cause: "hung-up", endedBy: "party" }]);
    expect(network.history()).toHaveLength(2);
  });
});

describe("a switchboard", () => {
  it("is given its keys after the answer, and only then is somebody there", () => {
    network.place({ ...order("centre", OPERATOR, "operator"), digits: { keys: "12#", afterMs: 500 } });
    vi.advanceTimersByTime(100);
    network.act(OPERATOR, "answer", "");
    vi.advanceTimersByTime(499);
    expect(events.map(({ type }) => type)).not.toContain("answered");
    vi.advanceTimersByTime(1);
    expect(events.at(-1)).toMatchObject({ type: "answered", legId: "centre" });
    expect(network.history(OPERATOR)).toMatchObject([{ answeredAt: 100, dialled: { keys: "12#", at: 600 } }]);
    expect(viewDesk(network, NO_TEXTS, [], 0).phones).toMatchObject([{ call: { dialled: "12#" } }]);
  });
});

describe("the desk", () => {
  it("always has the demo operator's phone, and keeps a manual phone that has rung", () => {
    expect(viewDesk(network, NO_TEXTS, [OPERATOR], 0).phones).toMatchObject([
      { number: OPERATOR, call: null, seat: null },
    ]);
    network.place(order("customer", CUSTOMER));
    vi.advanceTimersByTime(100);
    network.act(CUSTOMER, "decline", "");
    expect(viewDesk(network, NO_TEXTS, [OPERATOR], 0).phones).toMatchObject([
      { number: OPERATOR },
      {
        number: CUSTOMER,
        display: "+7 495 000-02-00",
        call: null,
        lastCall: { cause: "rejected", talkMs: 0 },
      },
    ]);
  });

  it("lists only the newest automatic phones", () => {
    for (let leg = 0; leg < 30; leg += 1) network.place(order(`leg-${leg}`, "+74950000310"));
    vi.advanceTimersByTime(100);
    const desk = viewDesk(network, NO_TEXTS, [OPERATOR], 0);
    expect(desk.phones).toHaveLength(25);
    expect(desk.unlisted).toBe(6);
  });
});
