import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallerId } from "@/core/telephony/document";
import { writeWav } from "@/core/telephony/sound-file";
import { db } from "../../platform/db";
import { addSound } from "../../sounds/commands";
import { startAccountCarrier } from "../../testing/account-carrier";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop, reroute, type Shop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const factsOf = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact as { kind: string },
  );

/** Half a second of a tone. */
const sound = writeWav({
  rate: 8_000,
  samples: Int16Array.from({ length: 4_000 }, (_, i) => Math.round(8_000 * Math.sin(i / 3))),
});

/** Calls a customer who talks for a short while, and answers what both heard and what is told of it. */
async function call(shop: Shop, more: { body?: object; phone?: string } = {}) {
  const phone = more.phone ?? nextPhone("02");
  const callback = await engine.request(shop, phone, more.body ? { body: more.body } : {});
  await engine.until(callback, "finished");
  const [customer] = await engine.history(phone);
  const operator = (await engine.history(customer?.joins[0]?.withNumber ?? "")).at(-1);
  if (!customer || !operator) throw new Error("Somebody was not called.");
  return { callback, customer, operator, facts: await factsOf(callback.id) };
}

const recordingsOf = (callbackId: string) => db().recording.findMany({ where: { callbackId } });

describe.each(["operator-first", "customer-first", "smart"] as const)(
  "what a customer hears first, %s",
  (order) => {
    it("is heard to its end in their language before the two are joined, and the operator knows", async () => {
      const shop = await openShop({
        connect: {
          order,
          greetingBy: "words",
          greeting: { en: "Hello {name}, {site} calls.", ru: "Здравствуйте, это {site}." },
          record: "yes",
          notice: "always",
        },
      });
      const { callback, customer, operator, facts } = await call(shop, { body: { language: "ru" } });
      const [greeting, notice] = customer.said;
      expect(greeting).toMatchObject({ text: `Здравствуйте, это ${shop.site.name}.`, language: "ru" });
      expect(notice?.text).toBe("Разговор записывается.");
      expect(notice?.at).toBeGreaterThanOrEqual(greeting?.finishedAt ?? Number.POSITIVE_INFINITY);
      expect(customer.joins[0]?.at).toBeGreaterThanOrEqual(notice?.finishedAt ?? Number.POSITIVE_INFINITY);
      // Who is rung when the customer is on the line already may be ready only after it.
      if (order === "operator-first")
        expect(operator.said.map(({ text }) => text).join()).toContain("hears the greeting");

      expect(facts).toContainEqual({ kind: "customer-told", what: "recording-notice", text: notice?.text });
      await eventually("the recording is there", async () => (await recordingsOf(callback.id)).length === 1);
    });
  },
);

describe("a recording", () => {
  it("is not made, and nobody is told of one, where the routing says so", async () => {
    const shop = await openShop({ connect: { record: "no", notice: "always" } });
    const { callback, customer } = await call(shop);
    expect(customer.said).toEqual([]);
    expect(customer.joins).toHaveLength(1);
    expect(await recordingsOf(callback.id)).toEqual([]);
  });

  it("is made without a notice where the law of the number's country asks for none", async () => {
    const shop = await openShop({
      operators: ["39", "39"],
      workspace: { allowedCountries: ["US", "JP"] },
      connect: { record: "yes", notice: "law" },
    });
    const { callback, customer } = await call(shop, { phone: "+81312345602" });
    expect(customer.said).toEqual([]);
    await eventually("the recording is there", async () => (await recordingsOf(callback.id)).length === 1);
    const american = await call(shop);
    expect(american.customer.said.map(({ text }) => text)).toEqual([
      `This is ${shop.site.name}, with the call that you asked for. It is recorded.`,
    ]);
  });
});

describe("a sound of the workspace's own", () => {
  it("is played to customer and operator instead of words; one that is gone is said", async () => {
    const shop = await openShop({ operators: ["39", "39"] });
    const add = (title: string) => addSound(shop.workspaceId, { title, wav: sound });
    const [hello, whisper] = [await add("hello.mp3"), await add("whisper.wav")];
    await reroute(shop, {
      greetingBy: "sound",
      greetingSoundId: hello.id,
      whisperBy: "sound",
      whisperSoundId: whisper.id,
    });
    const { customer, operator, facts } = await call(shop);
    expect(customer.said).toMatchObject([{ sound: "hello.mp3" }]);
    expect(operator.said[0]).toMatchObject({ sound: "whisper.wav" });
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: "customer-told", what: "greeting", isSound: true }),
    );

    await db().sound.update({ where: { id: hello.id }, data: { archivedAt: new Date() } });
    const after = await call(shop);
    expect(after.customer.said).toMatchObject([{ sound: null, text: expect.stringContaining("callback") }]);
  });
});

describe("the number that a customer sees", () => {
  const callerIds: CallerId[] = [
    { number: "+12025550100", isDefault: true, prefixes: [] },
    { number: "+12025550199", isDefault: false, prefixes: [] },
  ];

  it.each([
    ["+12025550199", "+12025550199", false],
    ["+12025550777", "+12025550100", true],
  ])("is the routing's where the account has it: %s is shown as %s", async (callerId, shown, isTold) => {
    const shop = await openShop({ connect: { callerId } });
    const carrier = await startAccountCarrier(shop, { name: "Main", rank: 1, webhookUrl: engine.webhookUrl });
    await db().telephonyAccount.update({ where: { id: carrier.account.id }, data: { callerIds } });
    const phone = nextPhone("02");
    const callback = await engine.request(shop, phone);
    await engine.until(callback, "finished");
    expect((await carrier.history(phone))[0]?.from).toBe(shown);
    expect((await carrier.history(shop.operators[0]?.phone ?? ""))[0]?.from).toBe("+12025550100");
    const told = (await factsOf(callback.id)).filter(({ kind }) => kind === "caller-id-unknown");
    expect(told).toEqual(isTold ? [{ kind: "caller-id-unknown", number: callerId }] : []);
    await carrier.close();
  });
});

describe("an operator who has picked up", () => {
  const acceptMs = async (shop: Shop): Promise<number> => {
    const { id } = await engine.store(shop, nextPhone("39"));
    const { state } = await db().call.findFirstOrThrow({ where: { callbackId: id } });
    return (state as { options: { acceptMs: number } }).options.acceptMs;
  };

  it("has time to press the key after the longest sound, which says at its end which one", async () => {
    const shop = await openShop();
    const wav = writeWav({
      rate: 8_000,
      samples: Int16Array.from({ length: 8_000 * 29 }, (_, i) => i % 99),
    });
    const { id } = await addSound(shop.workspaceId, { title: "long.wav", wav });
    await reroute(shop, { whisperBy: "sound", whisperSoundId: id });
    expect(await acceptMs(shop)).toBeGreaterThan(29_000 + 5_000);
  });

  it("has it after the longest words, too, and no longer than ever after short ones", async () => {
    const template = "{name}, {page}, {source}. ".repeat(11);
    expect(await acceptMs(await openShop({ connect: { whisper: template } }))).toBeGreaterThan(30_000);
    expect(await acceptMs(await openShop({ connect: { whisper: "{name}" } }))).toBe(25_000);
  });
});
