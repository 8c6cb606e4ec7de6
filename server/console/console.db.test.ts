import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consoleViewSchema } from "@/core/live-contract/console";
import { followUp } from "../engine/follow-up";
import { tellAndFollowUp } from "../engine/tell-and-follow-up";
import { giveCue } from "../live/commands";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { type EngineHarness, eventually, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../testing/shop";
import { acceptCall, beReady, type Desk, declineCall, restLonger, saveNote, setSnooze } from "./commands";
import { keepDisposition } from "./keep-disposition";
import { isEngagedWith, readCustomer } from "./queries";
import { consoleKey, readConsoles } from "./read-consoles";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

const deskOf = (shop: Shop, number = 0): Desk => ({
  workspaceId: shop.workspaceId,
  operatorId: shop.operators[number]?.id ?? "",
  clock: systemClock,
});

async function view({ workspaceId, operatorId }: Desk) {
  const key = consoleKey(operatorId);
  return consoleViewSchema.parse((await readConsoles(workspaceId, systemClock)([key])).get(key));
}

/** The view as soon as it is so. */
async function viewOnce(desk: Desk, isSo: (seen: Awaited<ReturnType<typeof view>>) => boolean) {
  let seen = await view(desk);
  await eventually("the console shows it", async () => {
    seen = await view(desk);
    return isSo(seen);
  });
  return seen;
}

/** "37": a phone that is picked up after two seconds of the carrier's, where no key is pressed. */
const PICKED_UP = "37";

/** A talk that has just ended. */
async function talked(shop: Shop) {
  const phone = nextPhone("39");
  const callback = await engine.request(shop, phone, { body: { fields: { name: "Ivan", size: "42" } } });
  await engine.until(callback, "talking");
  const callId = (await db().call.findFirstOrThrow({ where: { callbackId: callback.id } })).id;
  // A shorter talk is no conversation.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await engine.act(phone, "hang-up");
  await engine.until(callback, "finished");
  return { callback, callId, phone };
}

describe("a call on the operator's phone", () => {
  it("is shown before anybody picks up, with who and where from and what the phone will say", async () => {
    const shop = await openShop({ operators: ["31"] });
    const desk = deskOf(shop);
    const phone = nextPhone("39");
    const callback = await engine.request(shop, phone, { body: { fields: { name: "Ivan", size: "42" } } });
    const { status, call, last } = await viewOnce(desk, ({ call }) => call?.leg?.state === "ringing");
    expect(status).toMatchObject({ kind: "ringing", callbackId: callback.id });
    expect(call).toMatchObject({
      canAccept: false,
      canDecline: true,
      attempt: 1,
      team: shop.team.name,
      customer: { phone, name: "Ivan", site: shop.site.name, fields: { size: "42" } },
    });
    expect(call?.whisper).toContain(shop.site.name);
    expect(last).toBeNull();
    // Nobody has picked up: it could be the voicemail that does.
    await expect(acceptCall(desk, call?.id ?? "")).rejects.toMatchObject({ reason: "pick-up-first" });
  });

  it("is taken once it is picked up", async () => {
    const shop = await openShop({ operators: [PICKED_UP] });
    const desk = deskOf(shop);
    const callback = await engine.request(shop, nextPhone("39"));
    const { call } = await viewOnce(desk, (seen) => seen.call?.canAccept === true);
    await tellAndFollowUp(await acceptCall(desk, call?.id ?? ""));
    await engine.until(callback, "talking");
    await expect(declineCall(desk, call?.id ?? "", null)).rejects.toMatchObject({ reason: "call-taken" });
  });

  it("goes to the next operator when it is declined, and the first one has the pause they asked for", async () => {
    const shop = await openShop({ operators: ["31", "39"] });
    const [first, second] = [deskOf(shop, 0), deskOf(shop, 1)];
    await db().operator.update({ where: { id: first.operatorId }, data: { idleSince: new Date(0) } });
    const callback = await engine.request(shop, nextPhone("39"));
    const { call } = await viewOnce(first, (seen) => seen.call?.canDecline === true);
    await expect(declineCall(second, call?.id ?? "", null)).rejects.toMatchObject({ reason: "call-gone" });
    await tellAndFollowUp(await declineCall(first, call?.id ?? "", 15));
    await engine.until(callback, "talking");
    expect(await view(first)).toMatchObject({ status: { kind: "paused" }, snoozeMinutes: null, call: null });
    expect(await view(second)).toMatchObject({
      status: { kind: "talking" },
      call: { joinedAt: expect.any(Number) },
    });
  });

  it("shows a manager's cue and the note as it stands", async () => {
    const shop = await openShop({ operators: ["39"] });
    const desk = deskOf(shop);
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "talking");
    const callId = (await view(desk)).call?.id ?? "";
    await saveNote(desk, callId, "Wants size 42");
    const { workspaceId, clock } = desk;
    await giveCue({ workspaceId, callbackId: callback.id, by: "Olga", clock }, "Offer the discount");
    expect((await view(desk)).call).toMatchObject({
      note: "Wants size 42",
      cues: [{ by: "Olga", text: "Offer the discount" }],
    });
    await expect(saveNote({ ...desk, operatorId: "somebody" }, callId, "")).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("after a talk", () => {
  it("the console asks what came of it, until that is said", async () => {
    const shop = await openShop({ operators: ["39"] });
    const desk = deskOf(shop);
    const { callback, callId, phone } = await talked(shop);
    const { status, last } = await viewOnce(desk, (seen) => seen.last !== null && seen.call === null);
    expect(status.kind).toBe("resting");
    expect(last).toMatchObject({ callId, customer: { phone, name: "Ivan" } });

    const at = Date.now() + 86_400_000;
    await followUp(
      await keepDisposition(desk, "Anna", { callId, key: "call-again", followUpAt: at, tags: ["boots"] }),
    );
    expect((await view(desk)).last).toBeNull();
    const arranged = await db().callback.findFirstOrThrow({ where: { phone, finishedAt: null } });
    expect(arranged).toMatchObject({ stage: "scheduled", scheduledFor: new Date(at), name: "Ivan" });
    expect(await db().disposition.findUnique({ where: { callId } })).toMatchObject({
      name: "Call again",
      via: "console",
      followUpId: arranged.id,
    });
    const consents = await db().consent.findMany({
      where: { callbackId: { in: [callback.id, arranged.id] } },
      select: { acceptedAt: true, consentTextId: true },
    });
    expect(consents[0]).toEqual(consents[1]);

    // Said again: another word, and still one follow-up.
    await keepDisposition(desk, "Anna", { callId, key: "sold", followUpAt: at, tags: ["boots", "VIP"] });
    expect(await db().callback.count({ where: { phone } })).toBe(2);
    expect((await db().callback.findUnique({ where: { id: callback.id } }))?.tags).toEqual(["boots", "VIP"]);
    const history = await readCustomer(shop.workspaceId, arranged.id);
    expect(history.earlier).toMatchObject([
      { id: callback.id, operator: shop.operators[0]?.name, dispositions: ["Sold"] },
    ]);
  });

  it("takes no word that is not on the list, no time that is over, and none about somebody else's call", async () => {
    const shop = await openShop({ operators: ["39"] });
    const desk = deskOf(shop);
    const { callback, callId } = await talked(shop);
    const keep = (more: object) =>
      keepDisposition(desk, "Anna", { callId, key: "sold", followUpAt: null, tags: [], ...more });
    await expect(keep({ key: "nonsense" })).rejects.toMatchObject({ reason: "unknown-disposition" });
    await expect(keep({ followUpAt: Date.now() - 1 })).rejects.toMatchObject({ reason: "follow-up-time" });
    const stranger = { ...desk, operatorId: "somebody" };
    await expect(
      keepDisposition(stranger, "Eve", { callId, key: "sold", followUpAt: null, tags: [] }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await isEngagedWith(stranger, callback.id)).toBe(false);
    expect(await isEngagedWith(desk, callback.id)).toBe(true);
  });

  it("ends the rest at a word, or gives a minute more", async () => {
    const shop = await openShop({ operators: ["39"] });
    const desk = deskOf(shop);
    await talked(shop);
    const { status } = await viewOnce(
      desk,
      (seen) => seen.status.kind === "resting" && seen.status.until !== null,
    );
    await restLonger(desk);
    expect((await view(desk)).status.until).toBe((status.until ?? 0) + 60_000);
    await setSnooze(desk, 15);
    await beReady(desk);
    expect(await view(desk)).toMatchObject({ status: { kind: "free" }, snoozeMinutes: null });
    await expect(restLonger(desk)).rejects.toMatchObject({ reason: "rest-over" });
  });
});
