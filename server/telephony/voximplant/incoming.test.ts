import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type VoximplantRig, voximplantRig } from "@/server/testing/vendors/voximplant/voximplant-rig";
import type { TelephonyEvent } from "../port";

// A call to a number of the account's begins a session of its own, which nobody has told anything.

// A slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CALLER = "+74951234500";
const OPERATOR = "+74951234639";
const OURS = "+74950000000";

let rig: VoximplantRig;
beforeEach(async () => {
  // A caller rings for 45 s of the scenario's time: long enough here for a slow machine to take the call.
  rig = await voximplantRig({ speed: 30 });
});
afterEach(async () => {
  await rig.close();
  expect(rig.vendor.faults).toEqual([]);
});

const eventually = (condition: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 20_000, interval: 5 });

async function told<T extends TelephonyEvent["type"]>(type: T, legId?: string): Promise<TelephonyEvent> {
  const isIt = (event: TelephonyEvent) => event.type === type && (!legId || event.legId === legId);
  await eventually(() => rig.events.some(isIt));
  return rig.events.find(isIt) ?? Promise.reject(new Error("The event disappeared."));
}

it("is taken by any process, once, and the operator is rung in the same session", async () => {
  rig.vendor.repeatReports();
  rig.vendor.callIn(CALLER, OURS);
  const incoming = await told("incoming");
  expect(incoming).toMatchObject({ from: CALLER, to: OURS });
  expect(await rig.provider.listLegs()).toEqual([]);
  const take = { legId: "call.c1", reference: incoming.legId };
  expect(await rig.another().takeLeg?.(take)).toBe("taken");
  expect(await rig.provider.takeLeg?.(take)).toBe("taken");
  await told("answered", "call.c1");
  expect(await rig.provider.takeLeg?.({ ...take, legId: "other.c1" })).toBe("gone");
  const operator = { legId: "call.o1", to: OPERATOR, from: null, ringMs: 30_000, callerName: "Shop" };
  await rig.provider.placeLeg({ ...operator, seat: "operator" });
  await told("answered", "call.o1");
  await rig.another().join({ legIds: ["call.o1", "call.c1"] });
  await told("joined");
  expect(rig.vendor.sessions()).toHaveLength(1);
  const ids = new Set(rig.events.filter(({ legId }) => legId === "call.c1").map(({ id }) => id));
  expect(ids.size).toBe(1);
});

it("is refused without an answer, by its name", async () => {
  rig.vendor.callIn(CALLER, OURS);
  const { legId } = await told("incoming");
  expect(await rig.another().hangUp({ legId })).toBe("ending");
  await told("failed", legId);
  expect(rig.events.map(({ type }) => type)).toEqual(["incoming", "failed"]);
  expect(await rig.provider.hangUp({ legId })).toBe("gone");
});

it("rings for a while where nobody decides, and not for ever", async () => {
  rig.vendor.callIn(CALLER, OURS);
  const { legId } = await told("incoming");
  await told("failed", legId);
  expect(await rig.provider.takeLeg?.({ legId: "call.c1", reference: legId })).toBe("gone");
  await eventually(() => rig.vendor.sessions().every((session) => session.isOver()));
});

it("is told as over where the caller gives up, and is not to be taken then", async () => {
  rig.vendor.callIn(CALLER, OURS);
  const { legId } = await told("incoming");
  rig.vendor.phones.act(CALLER, "hang-up");
  await told("failed", legId);
  expect(await rig.provider.takeLeg?.({ legId: "call.c1", reference: legId })).toBe("gone");
});

it("is told once our server is there again", async () => {
  rig.answerReports(503);
  rig.vendor.callIn(CALLER, OURS);
  await eventually(() => rig.requests.length > 1);
  rig.answerReports(200);
  const { legId } = await told("incoming");
  expect(await rig.provider.takeLeg?.({ legId: "call.c1", reference: legId })).toBe("taken");
  await told("answered", "call.c1");
});

it("is refused at once where the upload has told no address", async () => {
  rig.vendor.account.secrets.clear();
  rig.vendor.callIn(CALLER, OURS);
  expect(() => rig.vendor.phones.act(CALLER, "hang-up")).toThrow("Nobody is calling");
  expect(rig.requests).toEqual([]);
});

it("shows who hides their number as nobody", async () => {
  rig.vendor.callIn("anonymous", OURS);
  expect(await told("incoming")).toMatchObject({ from: null });
});
