import { v7 as newId } from "uuid";
import { expect, it } from "vitest";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import type { Intake } from "./intake";
import { requestCallback } from "./request-callback";

let addresses = 0;

/** Somebody at a browser of their own, who takes their time. */
async function ask(shop: Shop, { body, ...intake }: Partial<Intake> & { body?: object } = {}) {
  const { id } = await requestCallback({
    body: {
      siteKey: shop.site.key,
      phone: nextPhone("39"),
      consent: true,
      page: "https://shop.example/boots",
      fillSeconds: 20,
      ...body,
    },
    origin: shop.site.url,
    ip: `198.51.101.${++addresses}`,
    visitorCountry: "US",
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: systemClock,
    ...intake,
  });
  const { spamScore, spamSigns } = await db().callback.findUniqueOrThrow({ where: { id } });
  return { id, score: spamScore, signs: signsOf(spamSigns) };
}

const signsOf = (stored: unknown) =>
  Object.fromEntries(
    (stored as { sign: string; value: number | string }[]).map(({ sign, value }) => [sign, value]),
  );

const end = (id: string, outcome: "unreached" | "conversation") =>
  db().callback.update({ where: { id }, data: { stage: "finished", outcome, finishedAt: new Date() } });

/** A talk of which an operator has said what it was. */
async function endAs(shop: Shop, id: string, key: string): Promise<void> {
  await end(id, "conversation");
  const attempt = await db().attempt.findFirstOrThrow({ where: { callbackId: id }, include: { call: true } });
  await db().disposition.create({
    data: {
      callId: attempt.call?.id ?? "",
      workspaceId: shop.workspaceId,
      callbackId: id,
      key,
      name: key,
      via: "console",
      at: new Date(),
    },
  });
}

it("weighs nothing for a customer who asks for the first time", async () =>
  expect(await ask(await openShop())).toMatchObject({ score: 0, signs: {} }));

it("counts requests for the number: how often, on which sites, from where, and what came of them", async () => {
  const shop = await openShop();
  const other = await shop.make.site({ routingFlowId: shop.flow.id });
  const phone = nextPhone("39");
  for (const siteKey of [shop.site.key, other.site.key, shop.site.key])
    await end((await ask(shop, { body: { phone, siteKey }, origin: null })).id, "unreached");
  const { signs } = await ask(shop, { body: { phone } });
  expect(signs).toEqual({ "same-number": 3, "other-sites": 1, "other-addresses": 3, unreached: 3 });
});

it("does not count what is long ago, what another workspace was asked, nor what an operator arranged", async () => {
  const shop = await openShop();
  const stranger = await openShop();
  const phone = nextPhone("39");
  const body = { phone };
  const old = await ask(shop, { body });
  await end(old.id, "conversation");
  await db().callback.update({
    where: { id: old.id },
    data: { requestedAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  for (let time = 0; time < 2; time++) await end((await ask(stranger, { body })).id, "unreached");
  const arranged = await ask(shop, { body });
  await end(arranged.id, "conversation");
  await db().callback.update({ where: { id: arranged.id }, data: { spamScore: null } });
  expect(await ask(shop, { body })).toMatchObject({ score: 0, signs: { talked: 2 } });
});

it("goes by what operators have said of talks, and does not take these for talks", async () => {
  const shop = await openShop();
  const body = { phone: nextPhone("39") };
  await endAs(shop, (await ask(shop, { body })).id, "spam");
  await endAs(shop, (await ask(shop, { body })).id, "wrong-number");
  expect(await ask(shop, { body })).toMatchObject({
    score: 100,
    signs: { "said-spam": 1, "said-wrong-number": 1, "same-number": 2 },
  });
});

it("sees one visitor, or one address, that has many numbers rung", async () => {
  const shop = await openShop();
  const visitor = { body: { visitorId: newId() }, ip: "203.0.113.77" };
  for (let time = 0; time < 3; time++) await ask(shop, visitor);
  expect((await ask(shop, visitor)).signs).toEqual({ "visitor-numbers": 3, "address-numbers": 3 });
  // A program sends from one place for everybody, and is in the country where it runs.
  const program = { ip: visitor.ip, origin: null, visitorCountry: "NL" };
  expect((await ask(shop, program)).signs).toEqual({});
});

it("sees a form that nobody has typed into, a made-up number and a visitor elsewhere", async () => {
  const shop = await openShop();
  const body = { phone: "+12025555555", fillSeconds: 0.4 };
  expect((await ask(shop, { body, visitorCountry: "NL" })).signs).toEqual({
    "made-up": "5555555",
    "too-fast": 0.4,
    elsewhere: "NL",
  });
});
