import { describe, expect, it } from "vitest";
import type { CallOptions } from "./call";
import { lastLeg } from "./legs";
import {
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
  SECOND,
  spoken,
  type Told,
} from "./model/script";

const BOTH: Partial<CallOptions> = { atOnce: 2 };
const ringing: Told[] = [begin, assigned("anna"), assigned("boris")];

const told = (...more: Told[]) => play([...ringing, ...more], BOTH);

it("asks for as many operators as may ring at once, and for no more", () => {
  expect(play([begin, assigned("anna")], BOTH).words).toEqual([`place ${OPERATOR}`, "request-operator"]);
  expect(told()).toMatchObject({ words: [`place ${SECOND}`], phase: "operator-ringing" });
  expect(told(assigned("vera")).words).toEqual(["release vera: none"]);
});

it("gives the call to the first who accepts; the other's phone stops at once, and nothing is held against them", () => {
  const taken = told(answered(SECOND), pressed(SECOND));
  expect(taken).toMatchObject({
    words: [`place ${CUSTOMER}`, `hang up ${OPERATOR}`],
    phase: "customer-ringing",
  });
  expect(lastLeg(taken.call, "operator")?.operatorId).toBe("boris");
  expect(play([left(OPERATOR)], {}, taken).words).toEqual(["release anna: none"]);
});

it("tells an operator who has picked up that another was faster", () => {
  const taken = told(answered(OPERATOR), answered(SECOND), pressed(SECOND));
  expect(taken.words).toEqual([`already-taken to ${OPERATOR}`, `place ${CUSTOMER}`]);
  // Too late: the key means nothing any more.
  expect(play([pressed(OPERATOR)], {}, taken)).toMatchObject({ words: [], phase: "customer-ringing" });
  const heard = play([spoken(OPERATOR, `farewell:${OPERATOR}`)], {}, taken);
  expect(heard.words).toEqual([`hang up ${OPERATOR}`]);
  expect(play([left(OPERATOR)], {}, heard).words).toEqual(["release anna: none"]);
});

it("tells both who is calling", () => {
  expect(told(answered(OPERATOR)).words).toEqual([`whisper to ${OPERATOR}`]);
  expect(told(answered(OPERATOR), answered(SECOND)).words).toEqual([`whisper to ${SECOND}`]);
  expect(told(answered(OPERATOR), answered(SECOND)).phase).toBe("operator-answered");
});

it("asks another in the place of one who does not take it, and goes on ringing the other", () => {
  const next = told(failed(OPERATOR, "busy"));
  expect(next).toMatchObject({
    words: ["request-operator", "release anna: missed"],
    phase: "operator-ringing",
  });
  expect(play([assigned("vera")], {}, next).words).toEqual(["place call.o3"]);
});

describe("each has a time of their own", () => {
  it("to let it ring", () => {
    const late = play([begin, assigned("anna"), 5_000, assigned("boris")], BOTH);
    const first = play(["timer"], {}, late);
    expect(first.words).toEqual([`hang up ${OPERATOR}`]);
    const second = play([left(OPERATOR), "timer"], {}, first);
    expect(second.words).toContain(`hang up ${SECOND}`);
    expect(second.at - first.at).toBe(5_100);
  });
  it("to accept", () => {
    const late = told(answered(OPERATOR), 3_000, answered(SECOND));
    const first = play(["timer"], {}, late);
    expect(first.words).toEqual([`hang up ${OPERATOR}`]);
    expect(play(["timer"], {}, first)).toMatchObject({ words: [`hang up ${SECOND}`] });
  });
});

it("goes on with those who ring when there is nobody else, and ends when they do not take it either", () => {
  const alone = play([begin, assigned("anna"), nobodyFree], BOTH);
  expect(alone).toMatchObject({ phase: "operator-ringing" });
  expect(alone.call.result).toBeNull();
  const over = play([failed(OPERATOR, "no-answer"), nobodyFree], {}, alone);
  expect(over.words).toEqual(["finish: nobody-answered"]);
});

it("asks nobody beside those who ring once the time to wait is over", () => {
  const late = play([begin, OPTIONS.operatorWaitMs - 1_000, assigned("anna"), "timer"], BOTH);
  expect(late).toMatchObject({ words: [], phase: "operator-ringing" });
  expect(late.call.wants).toBeNull();
});

it("lets everybody go when it is cancelled, each as they deserve", () => {
  const over = told(answered(OPERATOR), cancelled);
  expect(over.words).toEqual([`customer-unreached to ${OPERATOR}`, `hang up ${SECOND}`]);
  const end = play([left(SECOND), left(OPERATOR)], {}, over);
  expect(end.words).toEqual(["release anna: none", "finish: cancelled"]);
});

it("gives a rest to the one who talked, not to one who is late in hanging up", () => {
  const talking = told(answered(OPERATOR), answered(SECOND), pressed(SECOND), answered(CUSTOMER), joined);
  expect(talking.phase).toBe("talking");
  const late = play([left(OPERATOR)], {}, talking);
  expect(late).toMatchObject({ words: ["release anna: none"], phase: "talking" });
  const end = play([5_000, left(CUSTOMER), left(SECOND)], {}, late);
  expect(end.words).toEqual(["release boris: wrap-up", "finish: conversation"]);
});

it("asks only the operator who talked what came of it", () => {
  const choices = [{ key: "sold", name: "Sold" }];
  const accepted: Told[] = [answered(OPERATOR), answered(SECOND), pressed(SECOND)];
  const end = play([...ringing, ...accepted, answered(CUSTOMER), joined, 5_000, left(CUSTOMER)], {
    ...BOTH,
    dispositions: choices,
  });
  expect(end.words).toEqual([`ask-disposition to ${SECOND}`, `hang up ${OPERATOR}`]);
});

it("takes a lent operator before those who are still being rung", () => {
  const order = { ...BOTH, order: "customer-first" } as const;
  const up: Told[] = [begin, { type: "customer-allowed" }, answered(CUSTOMER), assigned("boris")];
  expect(play([...up, lent("desk.1")], order)).toMatchObject({
    words: ["short-whisper to desk.1", `hang up ${OPERATOR}`],
    phase: "customer-waiting",
  });
});
