import { describe, expect, it } from "vitest";
import {
  allowed,
  answered,
  assigned,
  begin,
  CUSTOMER,
  failed,
  left,
  lent,
  OPERATOR,
  play,
  pressed,
  spoken,
  type Told,
} from "./model/script";

describe("smart: the dispatcher says who is rung first", () => {
  const order = { order: "smart" } as const;
  const customerUp = [begin, allowed, answered(CUSTOMER)];

  it("asks for leave, and either end may come of it", () => {
    expect(play([begin], order).words).toEqual(["request-customer-leave"]);
    expect(play([begin, allowed], order).words).toEqual([`place ${CUSTOMER}`]);
    expect(play([begin, assigned("anna")], order)).toMatchObject({
      words: [`place ${OPERATOR}`],
      phase: "operator-ringing",
    });
  });

  it("with an operator assigned it goes as operator first, and asks again when they do not come", () => {
    expect(play([begin, assigned("anna"), answered(OPERATOR), pressed(OPERATOR)], order).words).toEqual([
      `place ${CUSTOMER}`,
    ]);
    expect(play([begin, assigned("anna"), failed(OPERATOR, "busy")], order).words).toEqual([
      "request-customer-leave",
      "release anna: missed",
    ]);
    const onLine = [begin, assigned("anna"), answered(OPERATOR), pressed(OPERATOR)];
    expect(play([...onLine, left(OPERATOR)], order).call.result).toBe("nobody-answered");
  });

  const STANDBY = "standby-1.o1";

  it("joins a customer on the line with an operator who is lent, and hears first who it is", () => {
    expect(play(customerUp, order).words).toEqual([`greeting to ${CUSTOMER}`, "request-operator"]);
    const introduced = play([...customerUp, lent(STANDBY)], order);
    expect(introduced).toMatchObject({
      words: [`short-whisper to ${STANDBY}`],
      phase: "customer-waiting",
    });
    const said = (say?: string) => play([spoken(STANDBY, say)], order, introduced).words;
    expect(said(`whisper:${STANDBY}:call`)).toEqual(["join"]);
    expect(said()).toEqual(["join"]);
    // What was being said before it was cut.
    expect(said(`say:${STANDBY}:2`)).toEqual([]);
  });

  it("keeps no customer waiting for the introduction: a second after the answer it is cut", () => {
    const { call, at } = play([...customerUp, lent(STANDBY)], order);
    const answeredAt = call.legs.find(({ id }) => id === CUSTOMER)?.answeredAt ?? 0;
    expect(call.timers["short-whisper"]).toBe(answeredAt + 1_000);
    expect(play(["timer"], order, { call, at })).toMatchObject({ words: ["join"], phase: "talking" });
  });

  it("says nothing where the customer has waited already, and nothing to who sees it on the screen", () => {
    expect(play([...customerUp, 500, lent(STANDBY)], order)).toMatchObject({
      words: ["join"],
      phase: "talking",
    });
    const sees: Told = { type: "operator-lent", operatorId: "anna", legId: STANDBY, seesCard: true };
    expect(play([...customerUp, sees], order).words).toEqual(["join"]);
  });

  it("asks for another operator when the lent one is gone before they are joined", () => {
    const hearing = [...customerUp, lent(STANDBY), left(STANDBY)];
    const another = { words: ["request-operator"], phase: "customer-waiting" };
    expect(play(hearing, order)).toMatchObject(another);
    const lost = [...customerUp, lent(STANDBY), "timer" as const, left(STANDBY)];
    // The customer was greeted: that is not said again, its key is the same.
    expect(play(lost, order)).toMatchObject({
      words: [`greeting to ${CUSTOMER}`, "request-operator"],
      phase: "customer-waiting",
    });
    expect(play([...lost, { type: "join-failed", operatorLegId: STANDBY }], order).words).toEqual([]);
    expect(play([...lost, lent("standby-2.o1")], order).words).toEqual(["join"]);
  });

  it("apologises to a customer for whom no operator comes in time", () => {
    expect(play([...customerUp, "timer"], order).words).toEqual([`apology to ${CUSTOMER}`]);
  });
});
