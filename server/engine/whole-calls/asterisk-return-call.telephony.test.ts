import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../platform/db";
import { type EngineHarness, eventually, pause } from "../../testing/engine-harness";
import { hasAsterisk, useTelephones } from "../../testing/real-telephones";
import { openShop, type Shop } from "../../testing/shop";
import type { Telephones } from "../../testing/telephones";

/** The voices of the two operators, and of the customer. */
const VOICES = [440, 1_600] as const;
const CUSTOMER = 1_000;
/** What stands for our words. */
const BEEPS = 660;
const RINGING = 480;
/** Our number, and the application that the dialplan tells of calls to it. */
const OURS = "+12025559999";
const APPLICATION = "returns";
/** The dialplan of the lab ends there. */
const BEHIND_STASIS = "refused with 480";

describe.skipIf(!hasAsterisk)("a customer who calls back, through a real Asterisk", () => {
  let engine: EngineHarness;
  let phones: Telephones;
  useTelephones(
    (started) => {
      ({ engine, phones } = started);
    },
    { incoming: { [OURS]: APPLICATION } },
  );
  /** Was to talk to the customer, who was busy; and whose turn it would be next. */
  let last: { number: string; hz: number };
  let other: { number: string; hz: number };
  let customer: string;
  let shop: Shop;
  beforeAll(async () => {
    const { people } = phones;
    shop = await openShop({ operators: [] });
    const operators = VOICES.map((hz) => ({ hz, number: people.numberOf("accepting", hz) }));
    for (const { number } of operators) await shop.make.operator(shop.team.id, { phone: number });
    await phones.connect(shop.workspaceId, APPLICATION);
    customer = people.numberOf("busy", CUSTOMER);
    await engine.until(await engine.request(shop, customer), "scheduled");
    const isRung = ({ number }: { number: string }) => people.callsAt(number).length > 0;
    [last, other] = operators.sort((a, b) => Number(isRung(b)) - Number(isRung(a))) as [
      typeof last,
      typeof last,
    ];
    await db().operator.updateMany({ where: { phone: last.number }, data: { idleSince: new Date() } });
  });

  const callUs = (from: string) => phones.people.callIn(from, OURS, phones.asterisk.sip);

  /** Talks are short here, and so are the rests after them. */
  async function nobodyRests(): Promise<void> {
    await db().operator.updateMany({ where: { restingUntil: { not: null } }, data: { restingUntil: null } });
  }

  it("is thanked, and gets the operator of the last attempt, without a silence", async () => {
    const { people } = phones;
    const call = await callUs(customer);
    await eventually("they are thanked", async () => (call.line?.heard(BEEPS, 0.2) ?? 0) > 0.9);
    await eventually("the operator's phone rings", async () => people.callsAt(last.number).length === 2);
    const operator = people.callAt(last.number);
    await eventually("they hear each other", async () =>
      Boolean(
        call.line &&
          operator.line &&
          call.line.heard(last.hz, 0.3) > 0.95 &&
          operator.line.heard(CUSTOMER, 0.3) > 0.95,
      ),
    );
    expect(call.line?.longestSilenceMs()).toBeLessThan(2_000);
    expect(people.callsAt(other.number)).toEqual([]);
    call.hangUp();
    await eventually("the operator is free", async () => operator.why === "they hung up");
    await eventually("nobody is left on the line", async () => (await phones.channels()) === 0);
  });

  it("hears it ringing while everybody talks, and gets who is free first", async () => {
    const { people } = phones;
    const resting = setInterval(() => void nobodyRests(), 300);
    const busy = [people.numberOf("patient"), people.numberOf("patient")];
    for (const number of busy) await engine.until(await engine.request(shop, number), "talking");
    const call = await callUs(customer);
    await eventually("it rings", async () => (call.line?.heard(RINGING, 0.2) ?? 0) > 0.3);
    await pause(3_000);
    for (const number of busy) people.callAt(number).hangUp();
    await eventually("they hear one of the two", async () =>
      VOICES.some((hz) => (call.line?.heard(hz, 0.3) ?? 0) > 0.95),
    );
    clearInterval(resting);
    expect(call.line?.longestSilenceMs()).toBeLessThan(2_000);
    call.hangUp();
    await eventually("nobody is left on the line", async () => (await phones.channels()) === 0);
  });

  it("is given back to the dialplan where we never called them, or nobody listens", async () => {
    const stranger = await callUs(phones.people.numberOf("manual"));
    await eventually("they go on behind Stasis", async () => stranger.why === BEHIND_STASIS);
    phones.line.cut("events");
    await pause(500);
    const cut = await callUs(customer);
    await eventually("they go on behind Stasis", async () => cut.why === BEHIND_STASIS);
    phones.line.mend();
  });
});
