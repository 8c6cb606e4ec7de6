import { describe, expect, it } from "vitest";
import { type EngineHarness, eventually, pause } from "../../testing/engine-harness";
import { hasAsterisk, useTelephones } from "../../testing/real-telephones";
import { openShop } from "../../testing/shop";
import type { Telephones } from "../../testing/telephones";

const OPERATOR = 440;
const CUSTOMER = 1_000;
/** What stands for our words. */
const WORDS = 660;
const CUT_MS = 5_000;
/** Nobody waits longer without a sound. The lab's ringing tone pauses for one second. */
const LONGEST_SILENCE_MS = 2_000;

describe.skipIf(!hasAsterisk)("a customer who waits for an operator while the line breaks", () => {
  let engine: EngineHarness;
  let phones: Telephones;
  useTelephones((started) => {
    ({ engine, phones } = started);
  });

  /** A callback in this order, with so many operators who do nothing by themselves. */
  async function ask(order: "customer-first" | "smart", operatorCount: number) {
    const { people } = phones;
    const operators = Array.from({ length: operatorCount }, () => people.numberOf("manual", OPERATOR));
    const customer = people.numberOf("manual", CUSTOMER);
    const shop = await openShop({ operators: [], connect: { order } });
    for (const phone of operators) await shop.make.operator(shop.team.id, { phone });
    await phones.connect(shop.workspaceId);
    const callback = await engine.request(shop, customer);
    return { callback, customer, operators };
  }

  const rings = (numbers: string[], time = 1) =>
    eventually("a phone rings", async () => numbers.flatMap(phones.people.callsAt).length >= time);
  /** The last that rang. */
  const rung = (numbers: string[]) => {
    const call = numbers.flatMap(phones.people.callsAt).find(({ state }) => state === "ringing");
    if (!call) throw new Error("No phone rings.");
    return call;
  };

  /** The customer is on the line, and an operator's phone rings. */
  async function customerWaits(operatorCount: number) {
    const asked = await ask("customer-first", operatorCount);
    await rings([asked.customer]);
    const customer = phones.people.callAt(asked.customer);
    await customer.answer();
    await rings(asked.operators);
    return { ...asked, customer };
  }

  /** @returns the longest silence that the customer heard until they talked, ms */
  async function silenceUntilTalk({ customer, callback }: Awaited<ReturnType<typeof customerWaits>>) {
    await engine.until(callback, "talking");
    await eventually(
      "the two hear each other",
      async () => (customer.line?.heard(OPERATOR, 0.3) ?? 0) > 0.95,
    );
    const silence = customer.line?.longestSilenceMs();
    customer.hangUp();
    return silence;
  }

  /** An operator who picks up, and presses the key until it helps. */
  async function accept(operator: ReturnType<typeof rung>): Promise<void> {
    if (operator.state === "ringing") await operator.answer();
    const pressing = setInterval(() => void operator.line?.press("1"), 500);
    operator.once("ended", () => clearInterval(pressing));
  }

  it("hears it ringing while we reach Asterisk in no way, and talks with whoever picked up meanwhile", async () => {
    const [unseen, unheard] = await Promise.all([customerWaits(2), customerWaits(1)]);
    const listener = rung(unheard.operators);
    await listener.answer();
    await eventually("the operator is spoken to", async () => (listener.line?.heard(WORDS, 0.2) ?? 0) > 0.9);
    phones.line.cut("all");
    await pause(300);
    const first = rung(unseen.operators);
    await first.answer();
    await listener.line?.press("1");
    await pause(CUT_MS);
    phones.line.mend();

    await Promise.all([accept(first), accept(listener)]);
    for (const waits of [unseen, unheard])
      expect(await silenceUntilTalk(waits)).toBeLessThan(LONGEST_SILENCE_MS);
    expect(unseen.operators.flatMap(phones.people.callsAt)).toHaveLength(1);
  });

  it("is spoken to although the news of their answer is lost, and that of the join", async () => {
    const asked = await ask("smart", 2);
    const { people, line } = phones;
    await rings(asked.operators, 2);
    for (const number of asked.operators) {
      await people.callAt(number).answer();
      await eventually("the operator has a line", async () => people.callAt(number).line !== undefined);
      await people.callAt(number).line?.press("1");
    }
    await rings([asked.customer]);
    const customer = people.callAt(asked.customer);
    // Asterisk notices only later that nobody hears it any more: it does not drop whoever answers, and tells nobody.
    line.deafen();
    await customer.answer();
    await pause(100);
    line.cut("events");
    await pause(CUT_MS);
    expect(await silenceUntilTalk({ ...asked, customer })).toBeLessThan(LONGEST_SILENCE_MS);
    line.mend();
  });
});
