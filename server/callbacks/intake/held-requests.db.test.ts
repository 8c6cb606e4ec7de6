import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../platform/db";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import { advanceCallback } from "../routing/advance-callback";
import { requestCallback } from "./request-callback";

/** A Tuesday, noon UTC. */
const NOON = Date.parse("2026-11-24T12:00:00Z");
const MINUTE_MS = 60_000;
const SOONEST = NOON + 30 * MINUTE_MS;
const HELD = { callsHeldUntil: new Date("2026-12-01T00:00:00Z") };

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ workspace: HELD });
});

const setHold = (callsHeldUntil: Date | null) =>
  db().workspace.update({ where: { id: shop.workspaceId }, data: { callsHeldUntil } });

async function ask(more: object = {}, idempotencyKey: string | null = null): Promise<string> {
  const { id } = await requestCallback({
    body: {
      siteKey: shop.site.key,
      phone: nextPhone("39"),
      consent: true,
      page: "https://shop.example/",
      ...more,
    },
    origin: shop.site.url,
    ip: "198.51.100.200",
    userAgent: null,
    idempotencyKey,
    acceptLanguage: null,
    clock: { now: () => NOON },
  });
  return id;
}

const look = (id: string) =>
  db().callback.findUniqueOrThrow({ where: { id }, include: { attempts: true, timeline: true } });
const mailsAbout = async () =>
  (
    await db().email.findMany({ where: { workspaceId: shop.workspaceId }, orderBy: { createdAt: "asc" } })
  ).map(({ key, subject }) => `${key.split(":")[0]}: ${subject.split(":")[0]}`);
const kinds = (lead: Awaited<ReturnType<typeof look>>) =>
  lead.timeline.map(({ fact }) => (fact as { kind: string }).kind);

describe("a request while calls are held", () => {
  it("is promised the soonest time that people can keep, and they are told at once", async () => {
    const lead = await look(await ask());
    expect(lead).toMatchObject({
      stage: "scheduled",
      isHeld: true,
      needsHuman: true,
      scheduledFor: new Date(SOONEST),
      promiseAt: new Date(SOONEST),
      nextStep: { kind: "scheduled", at: new Date(SOONEST).toISOString() },
      attempts: [],
    });
    expect(kinds(lead)).toEqual(["requested", "consented", "held", "scheduled"]);
    expect(await mailsAbout()).toEqual(["held: Call by hand at 24 Nov, 12"]);
  });

  it("keeps the time that the visitor chose", async () => {
    const chosen = new Date(NOON + 5 * 3_600_000);
    const lead = await look(await ask({ scheduledFor: chosen.toISOString() }));
    expect(lead).toMatchObject({ stage: "scheduled", isHeld: true, promiseAt: chosen });
  });

  it("is handed over at once where no team ever opens", async () => {
    await db().team.update({ where: { id: shop.team.id }, data: { archivedAt: new Date(NOON) } });
    const lead = await look(await ask());
    expect(lead).toMatchObject({ stage: "finished", needsHuman: true, nextStep: { kind: "handed-over" } });
    expect(await mailsAbout()).toEqual(["hand-over: Call by hand now"]);
  });

  it("tells of itself once, however often it is sent", async () => {
    const phone = nextPhone("39");
    const ids = [await ask({ phone }, "one"), await ask({ phone }, "one")];
    expect(new Set(ids).size).toBe(1);
    expect(await mailsAbout()).toHaveLength(1);
  });
});

describe("when the time has come", () => {
  it("it is called as ever where the limit was raised", async () => {
    const id = await ask();
    await setHold(null);
    await advanceCallback(id, SOONEST);
    const lead = await look(id);
    expect(lead).toMatchObject({ isHeld: false, needsHuman: false, attempts: [{ number: 1 }] });
    // A limit that is reached again meanwhile does not stop what has begun: the further tries are part of it.
    await setHold(HELD.callsHeldUntil);
    await db().attempt.updateMany({
      where: { callbackId: id },
      data: { endedAt: new Date(SOONEST + MINUTE_MS), result: "customer-unreached" },
    });
    await advanceCallback(id, SOONEST + MINUTE_MS);
    await advanceCallback(id, SOONEST + 3 * MINUTE_MS);
    expect((await look(id)).attempts).toHaveLength(2);
  });

  it("it is called as ever in the next period", async () => {
    const id = await ask({ scheduledFor: "2026-12-01T09:00:00Z" });
    await advanceCallback(id, Date.parse("2026-12-01T09:00:00Z"));
    expect(await look(id)).toMatchObject({ isHeld: false, attempts: [{ number: 1 }] });
  });

  it("people are told again where it still holds, and nobody is rung", async () => {
    const id = await ask();
    await advanceCallback(id, SOONEST);
    await advanceCallback(id, SOONEST);
    const lead = await look(id);
    expect(lead).toMatchObject({
      stage: "finished",
      outcome: "nobody_free",
      needsHuman: true,
      attempts: [],
      nextStep: { kind: "handed-over" },
    });
    expect(kinds(lead).slice(4)).toEqual(["withheld", "handed-over", "finished"]);
    expect(await mailsAbout()).toEqual(["held: Call by hand at 24 Nov, 12", "hand-over: Call by hand now"]);
  });
});

it("what was asked for before goes on to its end", async () => {
  await setHold(null);
  const queued = await ask();
  const planned = await ask({ scheduledFor: new Date(SOONEST).toISOString() });
  await setHold(HELD.callsHeldUntil);
  await advanceCallback(planned, SOONEST);
  expect(await look(queued)).toMatchObject({ stage: "requested", attempts: [{ number: 1 }] });
  expect(await look(planned)).toMatchObject({ stage: "scheduled", attempts: [{ number: 1 }] });
  expect(await mailsAbout()).toEqual([]);
});
