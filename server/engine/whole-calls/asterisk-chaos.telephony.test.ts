import { describe, expect, it } from "vitest";
import type { Accepted } from "../../callbacks/intake/request-callback";
import { db } from "../../platform/db";
import { type EngineHarness, eventually, pause } from "../../testing/engine-harness";
import { hasAsterisk, useTelephones } from "../../testing/real-telephones";
import { openShop } from "../../testing/shop";
import type { Telephones } from "../../testing/telephones";

const OPERATOR = 440;
const CUSTOMER = 1_000;
const CUT_MS = 5_000;
const LONGEST_SILENCE_MS = 2_000;

describe.skipIf(!hasAsterisk)("when the connection to Asterisk breaks, or Asterisk itself", () => {
  let engine: EngineHarness;
  let phones: Telephones;
  useTelephones((started) => {
    ({ engine, phones } = started);
  });

  /** A callback that has come as far as this, each with a team and people of its own. */
  async function begin(until: "ringing" | "whisper" | "customer-ringing" | "talking") {
    const { people } = phones;
    const operator = people.numberOf("manual", OPERATOR);
    const customer = people.numberOf("manual", CUSTOMER);
    const shop = await openShop({ operators: [] });
    await shop.make.operator(shop.team.id, { phone: operator });
    await phones.connect(shop.workspaceId);
    const callback = await engine.request(shop, customer);
    await eventually(
      "the operator's phone rings",
      async () => people.callsAt(operator)[0]?.state === "ringing",
    );
    if (until !== "ringing") {
      await people.callAt(operator).answer();
      await engine.until(callback, "operator-answered");
    }
    if (until === "customer-ringing" || until === "talking") {
      await eventually("the operator has a line", async () => people.callAt(operator).line !== undefined);
      await people.callAt(operator).line?.press("1");
      await eventually(
        "the customer's phone rings",
        async () => people.callsAt(customer)[0]?.state === "ringing",
      );
    }
    if (until === "talking") {
      await people.callAt(customer).answer();
      await engine.until(callback, "talking");
    }
    return { callback, operator: people.callAt(operator), customerNumber: customer };
  }

  /** An outcome, or a next step that somebody was told of. */
  const isTakenCareOf = (callback: Accepted) =>
    engine.until(
      callback,
      ({ stage, nextStep }) => stage === "finished" || (stage === "scheduled" && nextStep !== null),
    );

  const nobodyIsOnTheLine = () =>
    eventually("nobody is left on the line", async () => (await phones.channels()) === 0);

  it("loses no call while its events are cut off for five seconds", async () => {
    const { people, line } = phones;
    const [ringing, whisper, customerRings, talk, steady] = await Promise.all([
      begin("ringing"),
      begin("whisper"),
      begin("customer-ringing"),
      begin("talking"),
      begin("talking"),
    ]);

    line.cut("events");
    await pause(500);
    // Nobody hears of any of this: answers are seen a moment later, a key is lost, and who hangs up is gone in silence.
    await ringing.operator.answer();
    await whisper.operator.line?.press("1");
    await people.callAt(customerRings.customerNumber).answer();
    people.callAt(talk.customerNumber).hangUp();
    await pause(CUT_MS - 500);
    line.mend();

    // Who picked up unheard is spoken to all the same. Operators press again: their phones did nothing the first time.
    await engine.until(customerRings.callback, "talking");
    for (const { operator, customerNumber, callback } of [ringing, whisper]) {
      const pressing = setInterval(() => void operator.line?.press("1"), 500);
      await eventually("the customer's phone rings", async () => people.callsAt(customerNumber).length > 0);
      clearInterval(pressing);
      await people.callAt(customerNumber).answer();
      await engine.until(callback, "talking");
    }

    // Who talked went on talking, through all of it.
    expect(people.callAt(steady.customerNumber).line?.longestSilenceMs()).toBeLessThan(LONGEST_SILENCE_MS);
    for (const { customerNumber } of [ringing, whisper, customerRings, steady])
      people.callAt(customerNumber).hangUp();
    for (const { callback } of [ringing, whisper, customerRings, talk, steady]) await isTakenCareOf(callback);
    await nobodyIsOnTheLine();
  });

  it("loses no call when Asterisk is killed and started again", async () => {
    const calls = await Promise.all([
      begin("ringing"),
      begin("whisper"),
      begin("customer-ringing"),
      begin("talking"),
    ]);
    await phones.asterisk.kill();
    await pause(1_000);
    const waiting = await openShop({ operators: [] });
    await waiting.make.operator(waiting.team.id, { phone: phones.people.numberOf("accepting") });
    const customer = phones.people.numberOf("patient");
    const connecting = phones.connect(waiting.workspaceId);
    const late = await engine.request(waiting, customer);
    await phones.asterisk.start();
    await connecting;

    for (const { callback } of calls) await isTakenCareOf(callback);
    // Asked while there was no Asterisk, and called as soon as there was.
    await engine.until(late, "talking");
    phones.people.callAt(customer).hangUp();
    await isTakenCareOf(late);
    await nobodyIsOnTheLine();
  });

  it("calls customers again whom it had on the line when Asterisk was restarted, and says so", async () => {
    const { people } = phones;
    const [operator, customer] = [people.numberOf("manual", OPERATOR), people.numberOf("manual", CUSTOMER)];
    const shop = await openShop({ operators: [], connect: { order: "customer-first" } });
    await shop.make.operator(shop.team.id, { phone: operator });
    await phones.connect(shop.workspaceId);
    const callback = await engine.request(shop, customer);
    await eventually("the customer's phone rings", async () => people.callsAt(customer).length > 0);
    await people.callAt(customer).answer();
    await eventually("the operator's phone rings", async () => people.callsAt(operator).length > 0);
    await pause(2_000);

    await phones.asterisk.kill("SIGTERM");
    expect(people.callAt(customer)).toMatchObject({ state: "ended" });
    expect(people.callAt(customer).line?.longestSilenceMs()).toBeLessThan(LONGEST_SILENCE_MS);
    await engine.until(callback, "scheduled");
    const [attempt] = await db().attempt.findMany({ where: { callbackId: callback.id } });
    expect(attempt?.cause).toBe("lost");

    await phones.asterisk.start();
    people.behave(operator, "accepting");
    people.behave(customer, "patient");
    await engine.skipWait(callback);
    await engine.until(callback, "talking");
    people.callAt(customer).hangUp();
    await isTakenCareOf(callback);
    await nobodyIsOnTheLine();
  });
});
