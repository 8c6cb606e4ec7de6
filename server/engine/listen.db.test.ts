import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { readRecording } from "../leads/read-recording";
import { db } from "../platform/db";
import { forgetAccounts } from "../telephony-accounts/known-accounts";
import { sealCredentials } from "../telephony-accounts/seal-credentials";
import { type EngineHarness, eventually, startHarness } from "../testing/engine-harness";
import { openShop } from "../testing/shop";
import { peopleAt } from "../testing/telephone-people";
import {
  type FakeAsterisk,
  PASSWORD,
  startFakeAsterisk,
  USERNAME,
} from "../testing/vendors/asterisk/fake-asterisk";
import type { FakePhoneCall } from "../testing/vendors/asterisk/fake-phone-call";
import { createListening } from "./listen";
import { isListenedTo } from "./listener-lease";

let engine: EngineHarness;
let asterisk: FakeAsterisk;
let listening = createListening();
beforeAll(async () => {
  engine = await startHarness();
  asterisk = await startFakeAsterisk();
});
afterEach(async () => {
  await listening.stop();
  listening = createListening();
});
afterAll(async () => {
  await asterisk.close();
  await engine.close();
});

/** A shop that calls through the fake Asterisk. */
async function openCallingShop(operators: string[]) {
  const shop = await openShop({ operators: [] });
  for (const phone of operators) await shop.make.operator(shop.team.id, { phone });
  const { id } = await db().telephonyAccount.create({
    data: {
      workspaceId: shop.workspaceId,
      provider: "asterisk",
      name: "Asterisk",
      settings: {
        url: asterisk.url,
        username: USERNAME,
        application: `app-${shop.workspaceId.slice(-12)}`,
        endpoint: "PJSIP/{number}@trunk",
        soundsFolder: "/sounds",
        record: true,
      },
      credentials: sealCredentials({ password: PASSWORD }),
      rank: 1,
      webhookKey: `key-${shop.workspaceId}`,
    },
  });
  return { shop, accountId: id };
}

const listened = (accountId: string) => eventually("somebody listens", () => isListenedTo(accountId));

it("keeps an order until somebody listens, and then the whole callback runs on what is heard", async () => {
  const people = peopleAt<FakePhoneCall>(asterisk.exchange);
  const operator = people.numberOf("accepting");
  const { shop, accountId } = await openCallingShop([operator]);
  const customer = people.numberOf("patient");
  const callback = await engine.request(shop, customer);
  const waits = async () =>
    (await db().outboxItem.count({ where: { kind: "command", doneAt: null, attempts: { gt: 0 } } })) === 1;
  await eventually("the order to ring was put off", waits);
  expect(people.callsAt(operator)).toEqual([]);

  await listening.look();
  await listened(accountId);
  await engine.age();
  await engine.sweep();
  await engine.until(callback, "talking");
  people.callAt(customer).hangUp();
  await engine.until(callback, ({ stage }) => stage === "finished" || stage === "scheduled");
});

it("keeps where the sound of a talk is, and gives it to those who may see the lead", async () => {
  const people = peopleAt<FakePhoneCall>(asterisk.exchange);
  const { shop, accountId } = await openCallingShop([people.numberOf("accepting")]);
  await listening.look();
  await listened(accountId);
  const customer = people.numberOf("patient");
  const callback = await engine.request(shop, customer);
  const where = { callbackId: callback.id, joinedAt: { not: null } };
  // The stage comes with the order to join, before the two hear each other.
  await eventually("the two are joined", async () => (await db().call.count({ where })) === 1);
  people.callAt(customer).hangUp();
  const stored = () => db().recording.findMany({ where: { callbackId: callback.id } });
  await eventually("the recording is noted", async () => (await stored()).length > 0);
  const [recording, ...others] = await stored();
  expect(others).toEqual([]);

  const scope = { timeZone: "UTC", defaultCountry: "US", visible: "all" } as const;
  const id = recording?.id ?? "";
  const { sound } = await readRecording({ ...scope, workspaceId: shop.workspaceId }, id);
  expect(await new Response(sound).text()).toContain("of a talk");
  const strangers = await openShop({ operators: [] });
  const notThere = { code: "not-found" };
  await expect(readRecording({ ...scope, workspaceId: strangers.workspaceId }, id)).rejects.toMatchObject(
    notThere,
  );
  const another = { operatorId: "another operator" };
  await expect(
    readRecording({ ...scope, workspaceId: shop.workspaceId, visible: another }, id),
  ).rejects.toMatchObject(notThere);

  // Somebody removed the file at Asterisk.
  asterisk.exchange.recordings.clear();
  await expect(readRecording({ ...scope, workspaceId: shop.workspaceId }, id)).rejects.toMatchObject(
    notThere,
  );
});

it("leaves an account to the process that holds it, and follows it within seconds of its last sign of life", async () => {
  const { accountId } = await openCallingShop([]);
  const hold = (seconds: number) =>
    db().$executeRaw`
      insert into "AccountListener" ("accountId", holder, "heldUntil", "openSince")
      values (${accountId}, 'another process', now() + make_interval(secs => ${seconds}), now())
      on conflict ("accountId") do update set "heldUntil" = excluded."heldUntil"`;
  await hold(60);
  await listening.look();
  const holder = async () => (await db().accountListener.findUniqueOrThrow({ where: { accountId } })).holder;
  expect(await holder()).toBe("another process");
  expect(await isListenedTo(accountId)).toBe(true);

  await hold(-1);
  expect(await isListenedTo(accountId)).toBe(false);
  await listening.look();
  expect(await holder()).not.toBe("another process");
  await listened(accountId);
});

it("takes over at once where it is the only process, and lets go at once when it stops", async () => {
  const { accountId } = await openCallingShop([]);
  await db().accountListener.create({
    data: { accountId, holder: "killed with -9", heldUntil: new Date(Date.now() + 60_000) },
  });
  await listening.look({ takeOver: true });
  await listened(accountId);
  await listening.stop();
  expect(await db().accountListener.count({ where: { accountId } })).toBe(0);
});

it("opens an account anew when its settings have changed, and leaves it when it is removed", async () => {
  const { accountId } = await openCallingShop([]);
  await listening.look();
  await listened(accountId);
  const since = (await db().accountListener.findUniqueOrThrow({ where: { accountId } })).openSince;
  const change = async (data: object) => {
    await db().telephonyAccount.update({ where: { id: accountId }, data });
    forgetAccounts();
    await listening.look();
  };

  await change({ version: { increment: 1 } });
  await listened(accountId);
  const { openSince } = await db().accountListener.findUniqueOrThrow({ where: { accountId } });
  expect(openSince?.getTime()).toBeGreaterThan(since?.getTime() ?? Number.POSITIVE_INFINITY);

  await change({ archivedAt: new Date() });
  expect(await db().accountListener.count({ where: { accountId } })).toBe(0);
});
