import { describe, expect, it } from "vitest";
import type { CallOptions } from "../call/call";
import { advance, start } from "../call/machine";
import {
  allowed,
  answered,
  assigned,
  begin,
  CUSTOMER,
  failed,
  joined,
  left,
  lent,
  OPERATOR,
  OPTIONS,
  pressed,
  ringing,
  type Told,
} from "../call/model/script";
import type { Signal } from "../call/signals";
import { lessonsOfCall } from "./call-lessons";

/** Tells a call one thing after another, a second apart (or so many ms later), and answers every lesson in it. */
function lessons(told: readonly Told[], options: Partial<CallOptions> = {}) {
  let call = start({ ...OPTIONS, order: "smart", ...options });
  let at = 0;
  return told.flatMap((one) => {
    if (typeof one === "number" || one === "timer") {
      at += one === "timer" ? 0 : one - 1_000;
      return [];
    }
    at += 1_000;
    const before = call;
    call = advance(call, { ...one, at } as Signal).call;
    return lessonsOfCall(before, call, { pool: "sales", kindOf: () => "phone", grace: 2, wrapUp: 15 });
  });
}

const DIALLED: Told[] = [begin, allowed, ringing(CUSTOMER), 8_000, answered(CUSTOMER)];

describe("what pacing learns of a call", () => {
  it("is how long the customer's phone took, and that an operator was there in time", () => {
    expect(lessons([...DIALLED, lent("standby-1.o1"), joined, 60_000, left(CUSTOMER)])).toEqual([
      { type: "customerDialed", pool: "sales", customer: "call", at: 2 },
      { type: "customerRinging", pool: "sales", customer: "call", at: 3, after: 1 },
      { type: "customerAnswered", pool: "sales", customer: "call", at: 11, ring: 8, after: 9 },
      { type: "bridged", pool: "sales", customer: "call", operator: "anna", at: 13, waited: 2 },
      { type: "callEnded", pool: "sales", operator: "anna", at: 73, talk: 60 },
      { type: "operatorReady", pool: "sales", operator: "anna", at: 88, wrap: 15, busy: 75 },
    ]);
  });

  it("counts who waited longer than the grace as abandoned, even if they talked in the end", () => {
    expect(lessons([...DIALLED, 3_000, lent("standby-1.o1"), joined]).slice(3)).toMatchObject([
      { type: "customerAbandoned" },
      { type: "bridged", waited: 4 },
    ]);
  });

  it("tells of who left: after the grace abandoned, before it not", () => {
    expect(lessons([...DIALLED, 5_000, left(CUSTOMER)]).slice(3)).toMatchObject([
      { type: "customerAbandoned" },
      { type: "customerHungup", waited: 5 },
    ]);
    expect(lessons([...DIALLED, left(CUSTOMER)]).slice(3)).toMatchObject([
      { type: "customerHungup", waited: 1 },
    ]);
  });

  it.each([
    ["busy", [failed(CUSTOMER, "busy")], "busy", 0],
    ["busy only after it rang", [ringing(CUSTOMER), failed(CUSTOMER, "busy")], "declined", 1],
    ["declined", [ringing(CUSTOMER), 6_000, failed(CUSTOMER, "rejected")], "declined", 6],
    ["not answered", [ringing(CUSTOMER), 30_000, failed(CUSTOMER, "no-answer")], "noanswer", 30],
    ["a machine", [ringing(CUSTOMER), 9_000, answered(CUSTOMER, true), left(CUSTOMER)], "noanswer", 10],
  ] as const)("tells of a customer who is %s", (_how, told, reason, ring) => {
    const events = lessons([begin, allowed, ...told]);
    expect(events.filter(({ type }) => type === "customerAnswered")).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: "customerFailed", reason, ring });
  });

  it("takes a phone of which nobody says that it rings for one that rings at once", () => {
    expect(lessons([begin, allowed, 9_000, answered(CUSTOMER)]).slice(1)).toMatchObject([
      { type: "customerRinging", after: 0 },
      { type: "customerAnswered", ring: 9, after: 9 },
    ]);
  });

  it("is the same of operators who were rung for this call", () => {
    expect(lessons([begin, assigned("anna"), answered(OPERATOR), 4_000, pressed(OPERATOR)])).toMatchObject([
      { type: "operatorDialed", operator: "anna" },
      { type: "operatorAnswered", operator: "anna", kind: "phone", after: 5 },
      { type: "customerDialed" },
    ]);
    expect(lessons([begin, assigned("anna"), failed(OPERATOR, "no-answer")]).at(-1)).toMatchObject({
      type: "operatorFailed",
      after: 1,
    });
  });

  it("comes once, however often a thing is told", () => {
    expect(lessons([...DIALLED, answered(CUSTOMER), ringing(CUSTOMER)])).toHaveLength(3);
  });
});
