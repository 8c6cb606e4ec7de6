import { afterEach, expect, it, vi } from "vitest";
import { OWN_NUMBERS } from "@/server/testing/vendors/twilio/account";
import { collectEvents, type TwilioRig, twilioRig } from "@/server/testing/vendors/twilio/twilio-rig";

// Calls to a number of the account's: Twilio cannot be told anything while it rings.

// A slow machine is no failure.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: 29_000, interval: 5 });

const CALLER = "+12025559800";

let rig: TwilioRig;
afterEach(async () => {
  await rig.close();
  expect(rig.fake.faults).toEqual([]);
});

const events = collectEvents();
const told = (sid: string, type: string) => until(() => expect(events.typesOf(sid)).toContain(type));

it("lets another process take the call, and answers it once however often it is told", async () => {
  rig = await twilioRig(events.take);
  rig.fake.trouble.isTwice = true;
  const call = rig.fake.callIn(CALLER);
  await told(call.sid, "incoming");
  expect(call.status).toBe("ringing");
  const take = { legId: "call-1.c1", reference: call.sid };
  expect(await rig.another().takeLeg?.(take)).toBe("taken");
  await told(take.legId, "answered");
  expect(await rig.provider.takeLeg?.({ ...take, legId: "call-2.c1" })).toBe("gone");
  expect(await rig.provider.listLegs()).toEqual([{ legId: take.legId, state: "up", joinedWith: null }]);
  call.leave();
  await told(take.legId, "ended");
  expect(events.typesOf(take.legId)).toEqual(["answered", "ended"]);
});

it("refuses a caller before the call is picked up: that costs neither of the two", async () => {
  rig = await twilioRig(events.take);
  const call = rig.fake.callIn(CALLER);
  await told(call.sid, "incoming");
  expect(await rig.another().hangUp({ legId: call.sid })).toBe("ending");
  await told(call.sid, "failed");
  expect(call.startedAt).toBeNull();
});

it("lets it ring while nobody decides, and ends that at some time", async () => {
  // Times of ours pass two hundred times as fast.
  const begin = Date.now();
  const clock = { now: () => begin + (Date.now() - begin) * 200 };
  rig = await twilioRig(events.take, { clock });
  const call = rig.fake.callIn(CALLER);
  await told(call.sid, "incoming");
  await until(() => expect(call.isOver).toBe(true));
  expect(await rig.provider.takeLeg?.({ legId: "call-3.c1", reference: call.sid })).toBe("gone");
});

it("tells who gives up while it rings, under Twilio's name of the call", async () => {
  rig = await twilioRig(events.take);
  const call = rig.fake.callIn(CALLER);
  await told(call.sid, "incoming");
  call.leave();
  await told(call.sid, "failed");
  expect(await rig.provider.takeLeg?.({ legId: "call-4.c1", reference: call.sid })).toBe("gone");
  expect(await rig.provider.hangUp({ legId: call.sid })).toBe("gone");
  expect(await rig.provider.listLegs()).toEqual([]);
});

it.each([
  [CALLER, CALLER],
  ["+266696687", null],
  ["+2562533", null],
  ["Anonymous", null],
  ["", null],
])("reads the number %j as %j", async (shown, from) => {
  rig = await twilioRig(events.take);
  const call = rig.fake.callIn(shown);
  await told(call.sid, "incoming");
  const news = events.all().find(({ legId, type }) => legId === call.sid && type === "incoming");
  expect(news).toMatchObject({ from, to: OWN_NUMBERS[0] });
});
