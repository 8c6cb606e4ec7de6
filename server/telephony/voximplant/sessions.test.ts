import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type VoximplantRig, voximplantRig } from "@/server/testing/vendors/voximplant/voximplant-rig";
import type { PlaceLeg, TelephonyProvider } from "../port";
import { memorySessionBook } from "../session-book";
import { createManagementApi } from "./management-api";
import { uploadScenario } from "./upload-scenario";

// What a session is at Voximplant, and what happens to it when something dies.

// A slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Idle for 45 s of the scenario's time is 0.3 s. */
const SPEED = 150;
const CUSTOMER = "+74951234539";
const OPERATOR = "+74951234602";

let rig: VoximplantRig;
beforeEach(async () => {
  rig = await voximplantRig({ speed: SPEED });
});
afterEach(async () => {
  await rig.close();
  expect(rig.vendor.faults).toEqual([]);
});

const orderOf = (legId: string, to = CUSTOMER): PlaceLeg => ({
  legId,
  to,
  from: null,
  ringMs: 30_000,
  callerName: "Shop",
  seat: "customer",
});
const eventually = (condition: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 20_000, interval: 5 });
const seen = (legId: string, type: string) =>
  eventually(() => rig.events.some((event) => event.legId === legId && event.type === type));
const started = () => rig.vendor.commands.filter((command) => command === "StartScenarios").length;
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error as { kind?: string }).kind,
  );

it("holds both legs of a call in one session, also where two processes place them at once", async () => {
  const other = rig.another();
  await Promise.all([
    rig.provider.placeLeg(orderOf("call.c1")),
    other.placeLeg(orderOf("call.o1", OPERATOR)),
    other.placeLeg(orderOf("call.c1")),
  ]);
  await Promise.all([seen("call.c1", "answered"), seen("call.o1", "answered")]);
  await other.join({ legIds: ["call.o1", "call.c1"] });
  await seen("call.o1", "joined");
  expect(rig.vendor.phones.callsTo(CUSTOMER)).toBe(1);
  // The one that was not noted rang nobody, and ends by itself.
  await eventually(() => rig.vendor.sessions().filter((session) => !session.isOver()).length === 1);
});

it("rings nobody twice where it died between starting a session and noting it", async () => {
  const dying = rig.another({
    sessions: { ...rig.options.sessions, claim: () => Promise.reject(new Error("The process died.")) },
  });
  await expect(dying.placeLeg(orderOf("call.c1"))).rejects.toThrow("died");
  await rig.provider.placeLeg(orderOf("call.c1"));
  await seen("call.c1", "answered");
  expect(started()).toBe(2);
  expect(rig.vendor.phones.callsTo(CUSTOMER)).toBe(1);
});

it("rings nobody twice where the answer of a session was lost", async () => {
  const cut: typeof fetch = async (url, init) => {
    const answer = await fetch(url, init);
    if (String(url).includes("/request/")) throw new TypeError("The connection broke.");
    return answer;
  };
  expect(await kindOf(rig.another({ fetch: cut }).placeLeg(orderOf("call.c1")))).toBe("unavailable");
  await rig.provider.placeLeg(orderOf("call.c1"));
  await seen("call.c1", "answered");
  expect(rig.vendor.phones.callsTo(CUSTOMER)).toBe(1);
});

it("ends a session in which nobody is called any more, and opens another for the next leg", async () => {
  const { provider } = rig;
  await provider.placeLeg(orderOf("call.o1", "+74951234530"));
  await seen("call.o1", "failed");
  await eventually(async () => (await rig.options.sessions.find("call")) === null);
  await provider.placeLeg(orderOf("call.o2", OPERATOR));
  await seen("call.o2", "answered");
  expect(await provider.listLegs()).toEqual([{ legId: "call.o2", state: "up", joinedWith: null }]);
  expect(started()).toBe(2);
});

it("learns from the call history of a session that ended without a word", async () => {
  const { provider, vendor } = rig;
  await provider.placeLeg(orderOf("call.c1"));
  await seen("call.c1", "answered");
  vendor.cutOff(true);
  vendor.sessions()[0]?.end("the media server died");
  expect(await provider.listLegs()).toEqual([]);
  expect(await provider.hangUp({ legId: "call.c1" })).toBe("gone");
  vendor.cutOff(false);
  await provider.placeLeg(orderOf("call.c2", OPERATOR));
  await seen("call.c2", "answered");
});

it("never takes a session that does not answer for one that is over", async () => {
  await rig.provider.placeLeg(orderOf("call.c1"));
  await seen("call.c1", "answered");
  const deaf: TelephonyProvider = rig.another({
    fetch: (url, init) =>
      String(url).includes("/request/") ? Promise.reject(new TypeError("timed out")) : fetch(url, init),
  });
  expect(await kindOf(deaf.hangUp({ legId: "call.c1" }))).toBe("unavailable");
  expect(await kindOf(deaf.listLegs())).toBe("unavailable");
  expect(await kindOf(deaf.placeLeg(orderOf("call.c2")))).toBe("unavailable");
  expect(await rig.provider.listLegs()).toHaveLength(1);
});

it("reports until it is heard, in order, under the same ids", async () => {
  rig.answerReports(500);
  await rig.provider.placeLeg(orderOf("call.c1"));
  await eventually(() => rig.requests.length > 2);
  expect(rig.events).toEqual([]);
  rig.answerReports(200);
  await seen("call.c1", "answered");
  const types = rig.events.map(({ type }) => type);
  expect(types.slice(0, 2)).toEqual(["ringing", "answered"]);
  expect(new Set(rig.events.map(({ id }) => id)).size).toBe(rig.events.length);
});

it("says more than ten things in a session, though it may have ten players", async () => {
  await rig.provider.placeLeg(orderOf("call.c1"));
  await seen("call.c1", "answered");
  for (let count = 1; count <= 12; count++)
    await rig.provider.say({ legId: "call.c1", key: `say-${count}`, text: "One moment.", language: "ru" });
  await eventually(() => rig.events.filter(({ type }) => type === "announcement-finished").length === 12);
  expect(rig.vendor.sessions()[0]?.playing()).toBe(0);
});

it("lets who waits hear the other's phone ring, between what is said and the talk", async () => {
  const { provider, vendor } = rig;
  await provider.placeLeg(orderOf("call.o1", OPERATOR));
  await seen("call.o1", "answered");
  await provider.say({ legId: "call.o1", key: "whisper", text: "We ring the customer.", language: "en" });
  await provider.placeLeg({ ...orderOf("call.c1"), ringbackTo: "call.o1" });
  await eventually(() => vendor.phones.soundsAt(OPERATOR).includes("ringing as in RU"));
  await seen("call.c1", "answered");
  await provider.join({ legIds: ["call.o1", "call.c1"] });
  expect(vendor.phones.soundsAt(OPERATOR)).toEqual([
    "We ring the customer.",
    "ringing as in RU",
    "the other side",
  ]);
});

it("joins no legs of two calls", async () => {
  await rig.provider.placeLeg(orderOf("one.c1"));
  await rig.provider.placeLeg(orderOf("other.c1", OPERATOR));
  await Promise.all([seen("one.c1", "answered"), seen("other.c1", "answered")]);
  expect(await kindOf(rig.provider.join({ legIds: ["one.c1", "other.c1"] }))).toBe("rejected");
});

it("gives Voximplant no secret to keep, and tells none in an error", async () => {
  await rig.provider.placeLeg(orderOf("call.c1"));
  const [session] = rig.vendor.account.sessions;
  expect(session?.customData).toMatch(/^call:[\w-]{16}$/);
  const error = await rig
    .another({ apiBase: "http://127.0.0.1:1", sessions: memorySessionBook() })
    .placeLeg(orderOf("call.c2"))
    .catch((reason: unknown) => reason);
  expect(String(error)).toContain("cannot be reached");
  expect(String(error)).not.toMatch(/PRIVATE|127\.0\.0\.1/);
});

it("uploads twice into one application, and new sessions run the new text", async () => {
  const api = createManagementApi(rig.options, rig.options);
  const upload = (script: string) => uploadScenario(api, { script, application: "perezvon" });
  const { account } = rig.vendor;
  const again = await upload(`${rig.script}\n// the newer one`);
  expect(again).toEqual({ ruleId: rig.options.ruleId, isNew: false });
  expect([account.applications.length, account.scenarios.length, account.rules.length]).toEqual([1, 1, 2]);
  expect(account.scenarios[0]?.scenario_script).toContain("the newer one");
  await rig.provider.placeLeg(orderOf("call.c1"));
  await seen("call.c1", "answered");
});
