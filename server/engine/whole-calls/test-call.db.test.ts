import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../../platform/db";
import { saveCallerIds } from "../../telephony-accounts/commands";
import { getTestCall, startTestCall } from "../../telephony-accounts/start-test-call";
import { createAccount, startAccountCarrier } from "../../testing/account-carrier";
import { type EngineHarness, eventually, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop } from "../../testing/shop";
import { takeEvents } from "../take-events";

let engine: EngineHarness;
const open: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  await engine.close();
  await Promise.all(open.map((one) => one.close()));
});

const clock = { now: () => Date.now() };

async function shopWithAccount() {
  const shop = await openShop();
  const carrier = await startAccountCarrier(shop, { name: "Main", rank: 1, webhookUrl: engine.webhookUrl });
  open.push(carrier);
  const start = (number: string) =>
    startTestCall(shop.workspaceId, { accountId: carrier.account.id, number, userId: "user" }, clock);
  const read = (id: string) => getTestCall(shop.workspaceId, id, Date.now());
  const end = async (id: string) => {
    await eventually("the test call is over", async () => (await read(id)).isOver);
    return read(id);
  };
  return { shop, carrier, start, read, end };
}

it("rings, says its sentence, hangs up, and tells every step once", async () => {
  const { shop, carrier, start, end } = await shopWithAccount();
  const number = nextPhone("39");
  await saveCallerIds(shop.workspaceId, carrier.account.id, [
    { number: "+12025550199", isDefault: true, prefixes: [] },
  ]);
  const { id } = await start(number);
  const call = await end(id);
  expect(call.steps.map(({ what }) => what)).toEqual(["ordered", "ringing", "answered", "spoken", "ended"]);
  const [leg, ...more] = await carrier.history(number);
  expect(more).toEqual([]);
  expect(JSON.stringify(leg)).toContain("This is a test call through Main.");
  expect(leg?.from).toBe("+12025550199");
});

it("tells why nobody was reached", async () => {
  const { start, end } = await shopWithAccount();
  const { id } = await start(nextPhone("30"));
  expect((await end(id)).steps.at(-1)).toMatchObject({ what: "failed", cause: "busy" });
});

it("tells what the provider said where it did not take the call", async () => {
  const shop = await openShop();
  const away = await createAccount(shop, { name: "Away", rank: 1, url: "http://127.0.0.1:1" });
  const wanted = { accountId: away.id, number: nextPhone("39"), userId: "user" };
  const { id } = await startTestCall(shop.workspaceId, wanted, clock);
  const call = await getTestCall(shop.workspaceId, id, Date.now());
  expect(call).toMatchObject({ isOver: true, steps: [{ what: "refused" }] });
  expect(call.steps[0]?.detail).toContain("cannot be reached");
});

it("calls only where the workspace calls, and not often", async () => {
  const { start, carrier } = await shopWithAccount();
  await expect(start("+7 495 123 45 67")).rejects.toMatchObject({
    code: "invalid",
    fields: { number: "country-not-allowed" },
  });
  await expect(start("hello")).rejects.toMatchObject({ code: "invalid" });
  const number = nextPhone("30");
  for (let i = 0; i < 3; i++) await start(number);
  await expect(start(number)).rejects.toMatchObject({ code: "rate-limited" });
  expect(await carrier.history(number)).toHaveLength(3);
});

it("of another workspace is not shown, and its news is not taken from another account", async () => {
  const { start, end, read } = await shopWithAccount();
  const { id } = await start(nextPhone("99"));
  const other = await shopWithAccount();
  await expect(other.read(id)).rejects.toMatchObject({ code: "not-found" });

  const forged = {
    id: "forged",
    at: Date.now(),
    legId: `${id}.o1`,
    type: "ended",
    cause: "hung-up",
  } as const;
  await takeEvents({ id: other.carrier.account.id, provider: "simulator" }, [forged]);
  expect(await db().signal.count({ where: { key: { endsWith: ":forged" } } })).toBe(0);
  expect((await read(id)).steps.map(({ id: step }) => step)).not.toContain("forged");
  await end(id);
});
