import { describe, expect, it } from "vitest";
import type { Call, EndCause } from "./call";
import {
  answered,
  assigned,
  begin,
  CUSTOMER,
  cancelled,
  OPERATOR,
  play,
  pressed,
  refused,
  ringing,
  SECOND,
  spoken,
  type Told,
} from "./model/script";

const accounts = ["one", "two", "three"].map((id) => ({ id, provider: "any", name: id }));
const failedBy = (legId: string, cause: EndCause): Told => ({ type: "leg-failed", legId, cause });
const accountOf = ({ options, account }: Call) => options.accounts?.[account ?? 0]?.id;

describe("a leg that an account does not place", () => {
  it.each<EndCause>(["provider-error", "congestion"])("is placed with the next after %s", (cause) => {
    const { call, words } = play([begin, assigned("anna"), failedBy(OPERATOR, cause)], { accounts });
    expect(words).toEqual([`place ${SECOND}`]);
    expect(accountOf(call)).toBe("two");
    expect(call.legs.map(({ state, operatorId }) => ({ state, operatorId }))).toEqual([
      { state: "down", operatorId: "anna" },
      { state: "placed", operatorId: "anna" },
    ]);
  });

  it("keeps its operator asked until the last account has failed, and then frees them once", async () => {
    const told = [begin, assigned("anna"), refused(OPERATOR), refused(SECOND), refused("call.o3")];
    const { call, words } = play(told, { accounts });
    expect(words).toEqual(["request-operator", "release anna: none"]);
    expect(accountOf(call)).toBe("three");
  });

  it("stays the call centre's line that it was", () => {
    const line = { accept: "answer", switchboardMs: 9_000 } as const;
    const told: Told[] = [
      begin,
      { type: "operator-assigned", operatorId: "line 1", line },
      refused(OPERATOR),
    ];
    const moved = play(told, { accounts });
    expect(moved.call.timers["operator-ring"]).toBe(moved.at + 20_000 + 9_000 + 3_000);
    // Whoever answers there presses nothing.
    const heard = play([answered(SECOND), spoken(SECOND)], { accounts }, moved);
    expect(heard.words).toEqual([`place ${CUSTOMER}`]);
  });

  it("gets a whole ring time of its own", () => {
    const late = play([begin, assigned("anna"), 15_000, refused(OPERATOR), 20_000], { accounts });
    expect(late.call.timers["operator-ring"]).toBeGreaterThan(late.at);
  });

  it.each<EndCause>(["busy", "no-answer", "rejected", "invalid-number", "already-on-a-call"])(
    "is not tried elsewhere after %s: that is not the account's doing",
    (cause) => {
      const { call } = play([begin, assigned("anna"), failedBy(OPERATOR, cause)], { accounts });
      expect(accountOf(call)).toBe("one");
    },
  );

  it("is not tried elsewhere once it rang", () => {
    const told = [begin, assigned("anna"), ringing(OPERATOR), failedBy(OPERATOR, "congestion")];
    expect(accountOf(play(told, { accounts }).call)).toBe("one");
  });

  it("stays where the operator is: only at one provider can the two be joined", () => {
    const told = [begin, assigned("anna"), answered(OPERATOR), pressed(OPERATOR), refused(CUSTOMER)];
    const { call } = play(told, { accounts });
    expect(accountOf(call)).toBe("one");
    expect(call.result).toBe("failed");
  });

  it("is not tried elsewhere when nobody wants the call any more", () => {
    const { call } = play([begin, assigned("anna"), cancelled, refused(OPERATOR)], { accounts });
    expect(accountOf(call)).toBe("one");
    expect(call.result).toBe("cancelled");
  });

  it("told again changes nothing", () => {
    const told = [begin, assigned("anna"), refused(OPERATOR)];
    const once = play(told, { accounts }).call;
    expect(play([...told, refused(OPERATOR)], { accounts }).call).toEqual(once);
  });
});
