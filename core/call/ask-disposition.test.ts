import { describe, expect, it } from "vitest";
import {
  allowed,
  answered,
  assigned,
  begin,
  CUSTOMER,
  joined,
  left,
  lent,
  OPERATOR,
  play,
  pressed,
  type Told,
} from "./model/script";

const dispositions = [
  { key: "sold", name: "Sold" },
  { key: "spam", name: "Spam" },
];
const TALKING: Told[] = [
  begin,
  assigned("anna"),
  answered(OPERATOR),
  pressed(OPERATOR),
  answered(CUSTOMER),
  joined,
  10_000,
];

describe("the question what came of the talk", () => {
  it("is put to an operator who is still there when the customer has left", () => {
    const asked = play([...TALKING, left(CUSTOMER)], { dispositions });
    expect(asked).toMatchObject({ words: [`ask-disposition to ${OPERATOR}`], phase: "ending" });
    const chosen = play([pressed(OPERATOR, "2")], {}, asked);
    expect(chosen.words).toEqual([`hang up ${OPERATOR}`]);
    expect(chosen.call.disposition?.digit).toBe("2");
    expect(play([left(OPERATOR)], {}, chosen).words).toEqual([
      "release anna: wrap-up",
      "finish: conversation",
    ]);
  });

  it("leaves time for a key after the longest list was read out", () => {
    const long = Array.from({ length: 9 }, (_, n) => ({ key: `${n}`, name: "n".repeat(40) }));
    const { call, at } = play([...TALKING, left(CUSTOMER)], { dispositions: long });
    expect(call.timers.disposition).toBeGreaterThan(at + (9 * 40 * 1_000) / 14 + 10_000);
    const short = play([...TALKING, left(CUSTOMER)], { dispositions });
    expect(short.call.timers.disposition).toBe(short.at + 25_000);
  });

  it("is not put where the workspace does not ask, nor after the operator has hung up", () => {
    expect(play([...TALKING, left(CUSTOMER)]).words).toEqual([`hang up ${OPERATOR}`]);
    expect(play([...TALKING, left(OPERATOR)], { dispositions }).call.disposition).toBeUndefined();
  });

  it("is not put about a call without a conversation", () => {
    const { words } = play([begin, assigned("anna"), answered(OPERATOR), pressed(OPERATOR), left(CUSTOMER)], {
      dispositions,
    });
    expect(words).toEqual([`customer-unreached to ${OPERATOR}`]);
  });

  it("takes no key that means nothing, and none that was pressed before it was put", () => {
    const asked = play([...TALKING, left(CUSTOMER)], { dispositions });
    expect(play([pressed(OPERATOR, "7")], {}, asked)).toMatchObject({ words: [], phase: "ending" });
    // The key that took the call, told twice: the second time late.
    expect(play([pressed(OPERATOR, "1")], {}, { ...asked, at: 0 }).call.disposition?.digit).toBeNull();
  });

  it("is put to a lent operator too, who is given back with the answer, or without", () => {
    const lentTalk: Told[] = [
      begin,
      allowed,
      answered(CUSTOMER),
      lent("standby-1.o1"),
      "timer",
      joined,
      10_000,
    ];
    const asked = play([...lentTalk, left(CUSTOMER)], { dispositions, order: "smart" });
    expect(asked).toMatchObject({ words: ["ask-disposition to standby-1.o1"], phase: "ending" });
    const chosen = play([pressed("standby-1.o1", "1")], {}, asked);
    expect(chosen.words).toEqual(["return anna", "finish: conversation"]);
    expect(chosen.call.disposition?.digit).toBe("1");
    expect(play(["timer"], {}, asked).words).toEqual(["return anna", "finish: conversation"]);
  });

  it("does not keep the line when nothing is pressed", () => {
    const asked = play([...TALKING, left(CUSTOMER)], { dispositions });
    expect(play(["timer"], {}, asked).words).toEqual([`hang up ${OPERATOR}`]);
  });
});
