import { describe, expect, it } from "vitest";
import { writeWav } from "@/core/telephony/sound-file";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { addSound } from "../../sounds/commands";
import { type EngineHarness, eventually, pause } from "../../testing/engine-harness";
import { hasAsterisk, useTelephones } from "../../testing/real-telephones";
import { openShop, reroute, type ShopOptions } from "../../testing/shop";
import type { Telephones } from "../../testing/telephones";
import { cancelAndFollowUp } from "../cancel-and-follow-up";

/** What the beeps are made of that stand for the whisper; and the voices of the two. */
const WHISPER = 660;
const RINGING = 480;
const GREETING = 1_600;
const OPERATOR = 440;
const CUSTOMER = 1_000;

/** Two seconds. */
const toneOf = (hz: number) =>
  writeWav({
    rate: 8_000,
    samples: Int16Array.from({ length: 16_000 }, (_, i) =>
      Math.round(9_000 * Math.sin((2 * Math.PI * hz * i) / 8_000)),
    ),
  });

describe.skipIf(!hasAsterisk)("a callback through a real Asterisk", () => {
  let engine: EngineHarness;
  let phones: Telephones;
  useTelephones(
    (started) => {
      ({ engine, phones } = started);
    },
    { operators: { dead: 9 } },
  );

  /** A shop whose operators have these phones. */
  async function openCallingShop(operators: string[], more: ShopOptions = {}) {
    const shop = await openShop({ operators: [], ...more });
    for (const phone of operators) await shop.make.operator(shop.team.id, { phone });
    await phones.connect(shop.workspaceId);
    return shop;
  }

  const causeOf = async (callbackId: string, seat: "operator" | "customer") => {
    const { legs } = await db().call.findFirstOrThrow({
      where: { callbackId },
      include: { legs: { where: { seat }, orderBy: { placedAt: "asc" } } },
    });
    return legs.map(({ cause }) => cause);
  };

  it("lets the operator alone hear the whisper, and then both each other, until one hangs up", async () => {
    const { people } = phones;
    const operator = people.numberOf("manual", OPERATOR);
    const customer = people.numberOf("manual", CUSTOMER);
    const shop = await openCallingShop([operator]);
    const callback = await engine.request(shop, customer);

    await eventually(
      "the operator's phone rings",
      async () => people.callsAt(operator)[0]?.state === "ringing",
    );
    await people.callAt(operator).answer();
    await eventually("the operator hears the whisper", async () => {
      const line = people.callAt(operator).line;
      return line !== undefined && line.heard(WHISPER, 0.1) > 0.9;
    });
    expect(people.callsAt(customer)).toEqual([]);
    await people.callAt(operator).line?.press("1");

    await engine.until(callback, "customer-ringing");
    await eventually(
      "the customer's phone rings",
      async () => people.callsAt(customer)[0]?.state === "ringing",
    );
    await eventually("the operator hears it ringing", async () =>
      Boolean(people.callAt(operator).line && (people.callAt(operator).line?.heard(RINGING, 0.2) ?? 0) > 0.3),
    );
    await people.callAt(customer).answer();
    await engine.until(callback, "talking");
    const [hers, his] = [people.callAt(operator).line, people.callAt(customer).line];
    await eventually("they hear each other, and nothing else", async () =>
      Boolean(hers && his && hers.heard(CUSTOMER, 0.3) > 0.95 && his.heard(OPERATOR, 0.3) > 0.95),
    );
    expect(his?.heard(WHISPER, 10)).toBeLessThan(0.01);

    await new Promise((resolve) => setTimeout(resolve, 1_000));
    people.callAt(customer).hangUp();
    const over = await engine.until(callback, "finished");
    expect(over).toMatchObject({ outcome: "conversation" });
    await eventually(
      "the operator's phone is free",
      async () => people.callAt(operator).why === "they hung up",
    );
    expect(await causeOf(callback.id, "customer")).toEqual(["hung-up"]);
  });

  // Side by side: one of them lets the phone ring for the shortest time that a flow may ask for, 15 s.
  it.concurrent.each([
    ["busy", "busy"],
    ["rejecting", "rejected"],
    ["non-existent", "invalid-number"],
    ["congested", "congestion"],
    ["never-answers", "no-answer"],
  ] as const)("says to the operator, and notes, that the customer is %s", async (party, cause) => {
    const operator = phones.people.numberOf("accepting");
    const shop = await openCallingShop([operator], { connect: { customerRingSeconds: 15 } });
    const callback = await engine.request(shop, phones.people.numberOf(party));
    await eventually("the operator was sent off", async () => {
      const [call] = phones.people.callsAt(operator);
      return call?.why === "they hung up";
    });
    expect(await causeOf(callback.id, "customer")).toEqual([cause]);
    await engine.until(callback, ({ nextStep }) => Boolean(nextStep?.text));
  });

  it("sends the operator off from a machine, and brings them to a person who says hello, or nothing", async () => {
    const { people } = phones;
    const says = (number: string, ms: number) =>
      eventually("they have picked up", async () => people.callsAt(number)[0]?.line !== undefined).then(
        async () => {
          people.callAt(number).line?.sing(OPERATOR);
          await pause(ms);
          people.callAt(number).line?.sing(0);
        },
      );
    const machine = people.numberOf("machine", 0);
    const [greets, waits] = [people.numberOf("patient", 0), people.numberOf("patient", 0)];
    const shop = await openShop({ operators: [] });
    for (const _ of [machine, greets, waits])
      await shop.make.operator(shop.team.id, { phone: people.numberOf("accepting") });
    await phones.connect(shop.workspaceId, "machines", { machineDetection: true });
    const [toMachine, ...toPeople] = await Promise.all([
      engine.request(shop, machine),
      engine.request(shop, greets),
      engine.request(shop, waits),
    ]);
    await says(greets, 400);
    for (const callback of toPeople) await engine.until(callback, "talking");
    await engine.until(toMachine, "scheduled");
    expect(await causeOf(toMachine.id, "customer")).toEqual(["machine"]);
    for (const number of [greets, waits]) people.callAt(number).hangUp();
    expect(people.callAt(machine).why).toBe("they hung up");
  });

  it("goes on to the next operator where a phone is dead, not registered, or says no", async () => {
    const { people } = phones;
    const shop = await openCallingShop(
      ["PJSIP/dead", "PJSIP/nobody", people.numberOf("rejecting"), people.numberOf("accepting")],
      { connect: { operatorRingSeconds: 5 } },
    );
    const customer = people.numberOf("patient");
    const callback = await engine.request(shop, customer);
    await engine.until(callback, "talking");
    const causes = await causeOf(callback.id, "operator");
    expect(causes.slice(0, 3).sort()).toEqual(["no-answer", "provider-error", "rejected"]);
    people.callAt(customer).hangUp();
    await engine.until(callback, ({ stage }) => stage === "finished" || stage === "scheduled");
  });

  it("stops ringing the customer when the visitor cancels", async () => {
    const { people } = phones;
    const operator = people.numberOf("accepting");
    const customer = people.numberOf("manual");
    const shop = await openCallingShop([operator]);
    const callback = await engine.request(shop, customer);
    await eventually(
      "the customer's phone rings",
      async () => people.callsAt(customer).at(-1)?.state === "ringing",
    );
    await cancelAndFollowUp({
      workspaceId: shop.workspaceId,
      callbackId: callback.id,
      by: "visitor",
      clock: systemClock,
    });
    await engine.until(callback, "finished");
    await eventually("it stops", async () => people.callAt(customer).why === "cancelled");
    await eventually(
      "the operator is told, and free",
      async () => people.callAt(operator).why === "they hung up",
    );
  });

  it("plays a greeting to the customer alone before the two hear each other, and records where the routing says so", async () => {
    const { people } = phones;
    /** A callback through a shop that greets by a sound; what both heard of it. */
    const call = async (record: "yes" | "no") => {
      const operator = people.numberOf("accepting", OPERATOR);
      const customer = people.numberOf("patient", CUSTOMER);
      const shop = await openCallingShop([operator]);
      const { id } = await addSound(shop.workspaceId, { title: "hello.wav", wav: toneOf(GREETING) });
      await reroute(shop, { greetingBy: "sound", greetingSoundId: id, record });
      const callback = await engine.request(shop, customer);
      await eventually("the customer hears the greeting", async () => {
        const line = people.callsAt(customer)[0]?.line;
        return line !== undefined && line.heard(GREETING, 0.3) > 0.9;
      });
      expect((await engine.status(callback)).stage).not.toBe("talking");
      await engine.until(callback, "talking");
      await eventually("they hear each other", async () => {
        const line = people.callAt(customer).line;
        return line !== undefined && line.heard(OPERATOR, 0.3) > 0.95;
      });
      expect(people.callAt(operator).line?.heard(GREETING, 10)).toBeLessThan(0.01);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      people.callAt(customer).hangUp();
      await engine.until(callback, "finished");
      return () => db().recording.count({ where: { callbackId: callback.id } });
    };
    const unrecorded = await call("no");
    const recorded = await call("yes");
    await eventually("the recording is there", async () => (await recorded()) === 1);
    expect(await unrecorded()).toBe(0);
  });
});
