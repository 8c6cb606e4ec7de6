import { expect, it } from "vitest";
import {
  answered,
  assigned,
  begin,
  CUSTOMER,
  left,
  OPERATOR,
  play,
  pressed,
  SECOND,
  type Told,
} from "./model/script";

const accepts: Told = { type: "operator-accepted", legId: OPERATOR };
const declines: Told = { type: "operator-declined", legId: OPERATOR };

it("takes a call in the console as well as by the key", () => {
  const { words, phase } = play([begin, assigned("anna"), answered(OPERATOR), accepts]);
  expect({ words, phase }).toEqual({ words: [`place ${CUSTOMER}`], phase: "customer-ringing" });
  expect(play([begin, assigned("anna"), answered(OPERATOR), accepts, pressed(OPERATOR)]).words).toEqual([]);
});

it("does not take a call that nobody has picked up: it could be the voicemail that does", () => {
  const early = play([begin, assigned("anna"), accepts]);
  expect(early.call.legs[0]?.acceptedAt).toBeNull();
  expect(play([answered(OPERATOR)], {}, early)).toMatchObject({ phase: "operator-answered" });
});

it("asks the next operator when one declines, while it rings or on the line", () => {
  for (const before of [[], [answered(OPERATOR)]]) {
    const declined = play([begin, assigned("anna"), ...before, declines]);
    expect(declined.words).toEqual([`hang up ${OPERATOR}`]);
    const next = play([left(OPERATOR)], {}, declined);
    expect(next.call.legs[0]?.cause).toBe("rejected");
    expect(next.words).toEqual(["request-operator", "release anna: missed"]);
    expect(play([assigned("boris")], {}, next).words).toEqual([`place ${SECOND}`]);
  }
});

it("knows no declining of what was taken, and none twice", () => {
  expect(play([begin, assigned("anna"), answered(OPERATOR), accepts, declines]).words).toEqual([]);
  expect(play([begin, assigned("anna"), declines, declines]).words).toEqual([]);
});
