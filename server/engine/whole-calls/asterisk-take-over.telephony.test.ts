import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../platform/db";
import { type EngineHarness, eventually } from "../../testing/engine-harness";
import { startEngineProcesses } from "../../testing/engine-processes";
import { hasAsterisk, useTelephones } from "../../testing/real-telephones";
import { openShop } from "../../testing/shop";
import type { Telephones } from "../../testing/telephones";

const OPERATOR = 440;
const CUSTOMER = 1_000;
/** As the product promises it. */
const TAKE_OVER_MS = 10_000;
const LONGEST_SILENCE_MS = 2_000;

describe.skipIf(!hasAsterisk)("two processes at one Asterisk, of which one is killed", () => {
  let engine: EngineHarness;
  let phones: Telephones;
  useTelephones(
    (started) => {
      ({ engine, phones } = started);
    },
    { hasEngine: false },
  );
  let workers: Awaited<ReturnType<typeof startEngineProcesses>>;
  beforeAll(async () => {
    workers = await startEngineProcesses(2);
  });
  afterAll(() => workers.stop());

  const listener = async () =>
    (await db().accountListener.findFirst({ where: { openSince: { not: null } } }))?.holder;

  it("is listened to by the other in time, and no customer hears silence meanwhile", async () => {
    const { people } = phones;
    const operators = [people.numberOf("accepting", OPERATOR), people.numberOf("manual", OPERATOR)];
    const [talks, waits] = [people.numberOf("patient", CUSTOMER), people.numberOf("patient", CUSTOMER)];
    const shop = await openShop({ operators: [], connect: { order: "customer-first" } });
    const hire = (phone = "") => shop.make.operator(shop.team.id, { phone });
    await hire(operators[0]);
    await phones.connect(shop.workspaceId);
    const talking = await engine.request(shop, talks);
    await engine.until(talking, "talking");
    await hire(operators[1]);
    const waiting = await engine.request(shop, waits);
    await eventually("the operator's phone rings", async () => people.callsAt(operators[1] ?? "").length > 0);

    const picksUp = people.numberOf("manual", CUSTOMER);
    await hire(people.numberOf("never-answers"));
    const answering = await engine.request(shop, picksUp);
    await eventually("another customer's phone rings", async () => people.callsAt(picksUp).length > 0);

    const before = await listener();
    const killedAt = Date.now();
    await Promise.all([
      workers.processes.find(({ id }) => id === before)?.kill(),
      people.callAt(picksUp).answer(),
    ]);
    await eventually("the other process listens", async () => {
      const now = await listener();
      return now !== undefined && now !== before;
    });
    expect(Date.now() - killedAt).toBeLessThan(TAKE_OVER_MS);

    const operator = people.callAt(operators[1] ?? "");
    await operator.answer();
    await eventually("the operator has a line", async () => operator.line !== undefined);
    await operator.line?.press("1");
    await engine.until(waiting, "talking");
    await eventually("they hear each other", async () => (operator.line?.heard(CUSTOMER, 0.3) ?? 0) > 0.95);
    for (const number of [talks, waits, picksUp])
      expect(people.callAt(number).line?.longestSilenceMs()).toBeLessThan(LONGEST_SILENCE_MS);
    for (const number of [talks, waits, picksUp]) people.callAt(number).hangUp();
    await engine.until(talking, ({ outcome }) => outcome === "conversation");
    await engine.until(answering, "scheduled");
    await eventually("nobody is left on the line", async () => (await phones.channels()) === 0);
  });
});
