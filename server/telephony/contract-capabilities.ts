import { expect, it } from "vitest";
import { callOfLeg, supervisorLegId } from "@/core/call/leg-id";
import type { SupervisionMode } from "@/core/supervision/supervision";
import type { ContractCalls } from "./contract-calls";
import type { TelephonyEvent } from "./port";

// The part of the contract suite that is about what only some providers can: each says so by its capabilities.

export function switchboard(calls: ContractCalls): void {
  it("presses the keys of a switchboard before it reports the answer, where it says that it can", async () => {
    const { harness } = calls;
    if (!harness.provider.capabilities.dialsDigits) return expect(harness.heardKeys).toBeUndefined();
    const number = harness.numberOf("patient");
    const leg = await calls.placeTo(number, { seat: "operator", digits: { keys: "12#", afterMs: 500 } });
    await calls.seen(leg, "answered");
    expect(await harness.heardKeys?.(number)).toBe("12#");
    await calls.hangUpAll(leg);
  });
}

export function incomingCalls(calls: ContractCalls): void {
  it("tells of a call to us, takes it as a leg of ours, and refuses one, where it says that it can", async () => {
    const { harness } = calls;
    if (!harness.callIn) return expect(harness.provider.capabilities.inbound).toBe(false);
    const { provider } = harness;
    const caller = harness.numberOf("manual");
    await harness.callIn(caller);
    const incoming = await calls.calledFrom(caller);
    const leg = calls.newLegId();
    expect(await provider.takeLeg?.({ legId: leg, reference: incoming.legId })).toBe("taken");
    await calls.seen(leg, "answered");
    expect(await provider.takeLeg?.({ legId: leg, reference: incoming.legId })).toBe("taken");
    const operator = await calls.placeAndAnswer("patient");
    await provider.join({ legIds: [operator, leg] });
    await calls.joined(operator, leg);
    await calls.hangUpAll(operator, leg);

    const refused = harness.numberOf("manual");
    await harness.callIn(refused);
    const { legId } = await calls.calledFrom(refused);
    await provider.hangUp({ legId });
    await calls.until(() => /ended|failed/.test(calls.typesOf(legId).join()));
    expect(await provider.takeLeg?.({ legId: calls.newLegId(), reference: legId })).toBe("gone");
  });
}

export function recording(calls: ContractCalls): void {
  /** A talk that is over, and what was told of its recording. */
  const talk = async (record: boolean): Promise<TelephonyEvent[]> => {
    const { provider, hearingMs = 0 } = calls.harness;
    const [one, other] = await Promise.all([
      calls.placeAndAnswer("patient"),
      calls.placeAndAnswer("patient"),
    ]);
    await provider.join({ legIds: [one, other], record });
    await calls.joined(one, other);
    // Of a talk that is over at once there may be no sound.
    if (record) await new Promise((resolve) => setTimeout(resolve, hearingMs));
    await calls.hangUpAll(one, other);
    const ready = () => [one, other].flatMap((leg) => calls.eventsOf(leg, "recording-ready"));
    if (record) await calls.until(() => ready().length > 0);
    return ready();
  };

  it("records a talk that it is told to, and gives its sound to be read, where it says that it does", async () => {
    const { provider } = calls.harness;
    if (!provider.capabilities.recording) return;
    const [ready] = await talk(true);
    if (ready?.type !== "recording-ready" || !provider.readRecording) throw new Error("It cannot be read.");
    const { sound, contentType } = await provider.readRecording(ready.reference);
    expect(contentType).toMatch(/^audio\//);
    expect((await new Response(sound).arrayBuffer()).byteLength).toBeGreaterThan(44);
    await calls.rejects("rejected", provider.readRecording("there-is-no-such-recording"));
  });

  it("erases the sound of a talk, once and again, where it can", async () => {
    const { provider } = calls.harness;
    if (!provider.eraseRecording) return;
    const [[ready], [kept]] = [await talk(true), await talk(true)];
    if (ready?.type !== "recording-ready" || kept?.type !== "recording-ready" || !provider.readRecording)
      throw new Error("It cannot be read.");
    await provider.eraseRecording(ready.reference);
    await calls.rejects("rejected", provider.readRecording(ready.reference));
    await provider.eraseRecording(ready.reference);
    await provider.eraseRecording("there-is-no-such-recording");
    const { sound } = await provider.readRecording(kept.reference);
    await sound.cancel();
  });

  it("does not record a talk that it is told not to", async () => {
    if (!calls.harness.provider.capabilities.recording) return;
    await talk(false);
    // What would be told is told before the end of the next one's.
    expect(await talk(true)).not.toEqual([]);
    expect(await talk(false)).toEqual([]);
  });
}

/** `sound`: what the harness can have played. */
export function preparedAudio(calls: ContractCalls): void {
  it("plays a sound of the workspace's own instead of the words, to its end", async () => {
    const { provider, sound } = calls.harness;
    if (!sound) return;
    const leg = await calls.placeAndAnswer("patient");
    const key = `${leg}:greeting`;
    // The words would take a minute.
    await provider.say({
      legId: leg,
      key,
      text: "A long story. ".repeat(60),
      language: "en",
      audio: sound,
    });
    await calls.seen(leg, "announcement-finished");
    await calls.hangUpAll(leg);
  });
}

/** Who hears the manager; the manager hears both, always. */
const HEARERS: Record<SupervisionMode, { operator: boolean; customer: boolean }> = {
  listen: { operator: false, customer: false },
  whisper: { operator: true, customer: false },
  barge: { operator: true, customer: true },
};

export function supervision(calls: ContractCalls): void {
  it("lets a manager follow a talk as it says it can, and the talk goes on with and without them", async () => {
    const { provider, hears, hearingMs = 0 } = calls.harness;
    const modes = provider.capabilities.supervision ?? [];
    if (!provider.supervise || !hears) return expect(modes).toEqual([]);
    const { talk, legs, numbers } = await followedTalk(calls);
    const { operator, customer, manager } = numbers;
    const talkIsHeard = async () => (await hears(operator, customer)) && (await hears(customer, operator));
    for (const mode of [...modes, ...modes.toReversed()]) {
      const order = { ...talk, legId: legs.manager, mode };
      await provider.supervise(order);
      await provider.supervise(order);
      const heard = async () => ({
        operator: await hears(operator, manager),
        customer: await hears(customer, manager),
        manager: (await hears(manager, operator)) && (await hears(manager, customer)),
        talk: await talkIsHeard(),
      });
      const expected = { ...HEARERS[mode], manager: true, talk: true };
      await calls.comesTrue(heard, expected);
      await new Promise((resolve) => setTimeout(resolve, hearingMs));
      expect(await heard()).toEqual(expected);
    }
    expect(await calls.live(legs.operator)).toMatchObject({ state: "up", joinedWith: legs.customer });
    expect(await calls.live(legs.manager)).toEqual({ legId: legs.manager, state: "up", joinedWith: null });

    await calls.hangUpAll(legs.manager);
    await calls.comesTrue(talkIsHeard, true);
    await calls.hangUpAll(legs.operator, legs.customer);
  });

  it("leaves a manager alone on the line when the talk is over, and lets nobody follow none", async () => {
    const { provider } = calls.harness;
    const [mode] = provider.capabilities.supervision ?? [];
    if (!provider.supervise || !mode) return;
    const { talk, legs } = await followedTalk(calls);
    const order = { ...talk, legId: legs.manager, mode };
    await provider.supervise(order);
    await calls.hangUpAll(legs.operator, legs.customer);
    expect(await calls.live(legs.manager)).toEqual({ legId: legs.manager, state: "up", joinedWith: null });
    await calls.rejects("rejected", provider.supervise(order));
    await calls.hangUpAll(legs.manager);
  });
}

/** Two who talk, and a manager who has picked up beside them. */
async function followedTalk(calls: ContractCalls) {
  const { provider, numberOf } = calls.harness;
  const numbers = {
    operator: numberOf("patient"),
    customer: numberOf("patient"),
    manager: numberOf("patient"),
  };
  const operator = await calls.placeTo(numbers.operator, { seat: "operator" });
  const customer = await calls.placeTo(numbers.customer);
  const legId = supervisorLegId(callOfLeg(operator), 1);
  const manager = await calls.placeTo(numbers.manager, { legId, seat: "operator" });
  const legs = { operator, customer, manager };
  await Promise.all(Object.values(legs).map((leg) => calls.seen(leg, "answered")));
  await provider.join({ legIds: [operator, customer] });
  await calls.joined(operator, customer);
  return { talk: { operatorLegId: operator, customerLegId: customer }, legs, numbers };
}
