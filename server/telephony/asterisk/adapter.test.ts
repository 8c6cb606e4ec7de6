import { createServer } from "node:http";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../platform/clock";
import { memoryReferences } from "../../testing/memory-references";
import { actAt, peopleAt } from "../../testing/telephone-people";
import {
  type FakeAsterisk,
  PASSWORD,
  startFakeAsterisk,
  USERNAME,
} from "../../testing/vendors/asterisk/fake-asterisk";
import type { FakePhoneCall } from "../../testing/vendors/asterisk/fake-phone-call";
import { hears } from "../../testing/vendors/asterisk/hears";
import type { TelephonyHarness } from "../contract-harness";
import { telephonyContract } from "../contract-suite";
import type { Speak, StreamState, TelephonyEvent, TelephonyProvider } from "../port";
import { createAsterisk } from "./adapter";
import { asteriskSettingsSchema } from "./schema";

telephonyContract("asterisk (fake)", createHarness);

const atEnd: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of atEnd.reverse()) await end();
});

/** A letter is a millisecond: the fake plays a sound for as long as its name says. */
const speak: Speak = async ({ text }) => ({ name: `${text.length}.wav`, url: "" });

/** The one that settings have where they name none. */
const APPLICATION = "perezvon";
/** The number at which customers reach us. */
const OURS = "+12025559999";

const openAt = (url: string, more: object = {}, references = memoryReferences()): TelephonyProvider =>
  createAsterisk({
    ...asteriskSettingsSchema.parse({
      url,
      username: USERNAME,
      password: PASSWORD,
      endpoint: "PJSIP/{number}@trunk",
      soundsFolder: "/sounds",
      record: true,
      machineDetection: true,
      ...more,
    }),
    fetch,
    clock: systemClock,
    references,
    speak,
    hasVoice: async () => false,
  });

async function createHarness(onEvents: (events: TelephonyEvent[]) => void): Promise<TelephonyHarness> {
  const asterisk = await startFakeAsterisk();
  const people = peopleAt<FakePhoneCall>(asterisk.exchange);
  const provider = openAt(asterisk.url);
  await new Promise<void>((resolve) => {
    const stop = provider.streamEvents?.(
      async (events) => onEvents(events),
      (state) => state === "open" && resolve(),
    );
    atEnd.push(() => stop?.());
  });
  return {
    provider,
    ringMs: 2_000,
    numberOf: people.numberOf,
    playedNumber: () => people.numberOf("played"),
    act: (number, action) => actAt(people.callAt(number), action),
    heardKeys: async (number) => people.callAt(number).keys,
    callIn: async (from) => void asterisk.exchange.callIn(APPLICATION, { from, to: OURS }),
    hears: async (listener, speaker) => hears(asterisk.exchange, listener, speaker),
    repeatEvents: async () => asterisk.repeat(),
    sound: { name: "150.wav", url: "", title: "greeting.mp3", ms: 150 },
    forgedRequests: null,
    inTrouble: {
      unauthorized: openAt(asterisk.url, { password: "another one" }),
      rejected: openAt(asterisk.url, { endpoint: "PJSIP/{number}@nowhere" }),
      "rate-limited": openAt(await serve(429, "{}")),
      unavailable: openAt("http://127.0.0.1:1"),
      protocol: openAt(await serve(200, "<html>")),
    },
    close: () => asterisk.close(),
  };
}

/** A server that always says the same; closed with the file. */
function serve(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  atEnd.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`);
    });
  });
}

/** A slow machine is no failure. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

describe("Asterisk's stream of events", { timeout: 60_000 }, () => {
  let asterisk: FakeAsterisk;
  let end: (() => void)[] = [];
  afterEach(async () => {
    for (const one of end) one();
    end = [];
    await asterisk.close();
  });

  /** Listens, and remembers what it was told. */
  async function listen(provider: TelephonyProvider, take = async (_events: TelephonyEvent[]) => {}) {
    const events: TelephonyEvent[] = [];
    const states: StreamState[] = [];
    const stop = provider.streamEvents?.(
      async (batch) => {
        await take(batch);
        events.push(...batch);
      },
      (state) => states.push(state),
    );
    end.push(() => stop?.());
    await soon(() => expect(states).toContain("open"));
    const of = (legId: string) => events.filter((event) => event.legId === legId).map(({ type }) => type);
    return { events, states, of };
  }

  async function start() {
    asterisk = await startFakeAsterisk();
    const people = peopleAt<FakePhoneCall>(asterisk.exchange);
    const provider = openAt(asterisk.url);
    const place = (legId: string, to: string, seat: "operator" | "customer" = "customer") =>
      provider.placeLeg({ legId, to, from: null, ringMs: 20_000, callerName: "Shop", seat });
    return { people, provider, place };
  }

  it("rings nobody while nobody would hear of the answer", async () => {
    const { people, provider, place } = await start();
    const { states } = await listen(provider);
    asterisk.cut();
    await soon(() => expect(states).toContain("lost"));
    const number = people.numberOf("patient");
    await expect(place("call.c1", number)).rejects.toMatchObject({ kind: "unavailable" });
    expect(people.callsAt(number)).toEqual([]);

    asterisk.mend();
    await soon(() => expect(states.at(-1)).toBe("open"));
    await place("call.c1", number);
    await soon(() => expect(people.callsAt(number)).toHaveLength(1));
  });

  it("tells after a silence who has ended meanwhile, and what is so, under the ids of what it told before", async () => {
    const { people, provider, place } = await start();
    const { events, states, of } = await listen(provider);
    const [stays, leaves, answers] = ["patient", "patient", "manual"].map((behaviour) =>
      people.numberOf(behaviour as "patient" | "manual"),
    ) as [string, string, string];
    await Promise.all([place("call.o1", stays), place("call.c1", leaves), place("call.c2", answers)]);
    await soon(() => expect(of("call.c1")).toContain("answered"));
    await soon(() => expect(of("call.o1")).toContain("answered"));
    await soon(() => expect(of("call.c2")).toContain("ringing"));

    asterisk.cut();
    await soon(() => expect(states).toContain("lost"));
    people.callAt(leaves).hangUp();
    // Nobody hears of it: who answers stays on the line.
    await people.callAt(answers).answer();
    // Orders still go through: what lives there is seen.
    await soon(() => expect(of("call.c1").at(-1)).toBe("ended"));
    await soon(() => expect(of("call.c2")).toContain("answered"));
    asterisk.mend();

    await soon(() => expect(states.at(-1)).toBe("open"));
    expect(people.callAt(answers).state).toBe("up");
    const answered = events.filter(({ legId, type }) => legId === "call.o1" && type === "answered");
    expect(answered.length).toBeGreaterThan(1);
    expect(new Set(answered.map(({ id }) => id)).size).toBe(1);
    expect(of("call.o1")).not.toContain("ended");
  });

  it("does not take the end of Asterisk for people who hang up", async () => {
    const { people, provider, place } = await start();
    const { events, of } = await listen(provider);
    await place("call.c1", people.numberOf("patient"));
    await place("call.o1", people.numberOf("manual"));
    await soon(() => expect(of("call.c1")).toContain("answered"));
    await soon(() => expect(of("call.o1")).toContain("ringing"));
    asterisk.exchange.shutDown();
    for (const leg of ["call.c1", "call.o1"])
      await soon(() =>
        expect(events.find(({ id }) => id === `${leg}:over`)).toMatchObject({ type: "ended", cause: "lost" }),
      );
  });

  it("presses the keys of a switchboard that answered unheard, once, before it tells", async () => {
    const references = memoryReferences();
    const { people } = await start();
    const number = people.numberOf("manual");
    const provider = openAt(asterisk.url, {}, references);
    const { states, of } = await listen(provider);
    const digits = { keys: "17", afterMs: 50 };
    const order = { legId: "call.o1", to: number, from: null, ringMs: 20_000, callerName: "Shop" };
    await provider.placeLeg({ ...order, seat: "operator", digits });
    await soon(() => expect(of("call.o1")).toContain("ringing"));
    asterisk.cut();
    await soon(() => expect(states).toContain("lost"));
    await people.callAt(number).answer();
    expect(await provider.listLegs()).toEqual([{ legId: "call.o1", state: "ringing", joinedWith: null }]);
    await soon(() => expect(of("call.o1")).toContain("answered"));
    expect(people.callAt(number).keys).toBe("17");
    asterisk.mend();
    await soon(() => expect(states.at(-1)).toBe("open"));
    // Another process finds them pressed.
    const other = await listen(openAt(asterisk.url, {}, references));
    await soon(() => expect(other.of("call.o1")).toContain("answered"));
    expect(people.callAt(number).keys).toBe("17");
    expect(await provider.listLegs()).toEqual([{ legId: "call.o1", state: "up", joinedWith: null }]);
  });

  it("tells again of a caller who waited through a silence, and of one who did not", async () => {
    const { provider } = await start();
    const { events, states, of } = await listen(provider);
    const callIn = (from: string) => asterisk.exchange.callIn(APPLICATION, { from, to: OURS });
    const waits = callIn("+12025550101");
    const leaves = callIn("+12025550102");
    await soon(() => expect(events.map(({ type }) => type)).toEqual(["incoming", "incoming"]));
    const [waiting = "", leaving = ""] = events.map(({ legId }) => legId);
    asterisk.cut();
    await soon(() => expect(states).toContain("lost"));
    leaves.hangUp();
    asterisk.mend();

    await soon(() => expect(of(leaving).at(-1)).toBe("ended"));
    await soon(() => expect(of(waiting).length).toBeGreaterThan(1));
    expect(new Set(events.filter(({ legId }) => legId === waiting).map(({ id }) => id)).size).toBe(1);
    expect(await provider.takeLeg?.({ legId: "call.c1", reference: leaving })).toBe("gone");
    expect(await provider.takeLeg?.({ legId: "call.c2", reference: waiting })).toBe("taken");
    await soon(() => expect(of("call.c2")).toContain("answered"));
    waits.hangUp();
    await soon(() => expect(of("call.c2").at(-1)).toBe("ended"));
  });

  it("knows in another process whose leg a taken call is", async () => {
    const references = memoryReferences();
    asterisk = await startFakeAsterisk();
    const [first, second] = [openAt(asterisk.url, {}, references), openAt(asterisk.url, {}, references)];
    const { events, of } = await listen(first);
    const caller = asterisk.exchange.callIn(APPLICATION, { from: "+12025550103", to: OURS });
    await soon(() => expect(events).toHaveLength(1));
    expect(await second.takeLeg?.({ legId: "call.c1", reference: events[0]?.legId ?? "" })).toBe("taken");
    await soon(() => expect(of("call.c1")).toContain("answered"));
    expect(await first.listLegs()).toEqual([{ legId: "call.c1", state: "up", joinedWith: null }]);
    expect(await first.hangUp({ legId: "call.c1" })).toBe("ending");
    await soon(() => expect(caller.state).toBe("ended"));
  });

  it("listens to customers before it tells that they have answered, and takes silence for a person", async () => {
    const { people } = await start();
    const provider = openAt(asterisk.url, { machineDetection: true });
    const { events, of } = await listen(provider);
    const place = (legId: string, to: string, seat: "operator" | "customer") =>
      provider.placeLeg({ legId, to, from: null, ringMs: 20_000, callerName: "Shop", seat });
    await place("call.o1", people.numberOf("machine"), "operator");
    await place("call.c1", people.numberOf("machine"), "customer");
    await place("call.c2", people.numberOf("patient"), "customer");
    for (const leg of ["call.o1", "call.c1", "call.c2"])
      await soon(() => expect(of(leg)).toEqual(["ringing", "answered"]));
    const machines = events.filter((event) => event.type === "answered" && event.machine);
    expect(machines.map(({ legId }) => legId)).toEqual(["call.c1"]);
  });

  it("rings nobody again for a process that died, where the phone has been put down since", async () => {
    const references = memoryReferences();
    const { people } = await start();
    const number = people.numberOf("rejecting");
    const order = {
      legId: "call.c1",
      to: number,
      from: null,
      ringMs: 20_000,
      callerName: "Shop",
      seat: "customer" as const,
    };
    // Taken by nobody: what failed at once may be tried again.
    const away = openAt("http://127.0.0.1:1", {}, references);
    await expect(away.placeLeg(order)).rejects.toMatchObject({ kind: "unavailable" });
    for (const provider of [1, 2].map(() => openAt(asterisk.url, {}, references))) {
      await provider.placeLeg(order);
      await soon(() => expect(people.callsAt(number)).toHaveLength(1));
      await soon(() => expect(asterisk.exchange.channels.size).toBe(0));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(people.callsAt(number)).toHaveLength(1);
  });

  it("does not take a carrier that puts no call through for a customer who declines", async () => {
    const { people, provider, place } = await start();
    const { events } = await listen(provider);
    await place("call.c1", people.numberOf("barred"));
    await place("call.c2", people.numberOf("rejecting"));
    await soon(() =>
      expect(
        new Map(events.flatMap((one) => (one.type === "failed" ? [[one.legId, one.cause]] : []))),
      ).toEqual(
        new Map([
          ["call.c1", "provider-error"],
          ["call.c2", "rejected"],
        ]),
      ),
    );
  });

  it("says of a line that is cut that it is away, and not that a number cannot be dialled", async () => {
    const { people, provider, place } = await start();
    await listen(provider);
    const number = people.numberOf("patient");
    asterisk.exchange.isTrunkOffline = true;
    await expect(place("call.c1", number)).rejects.toMatchObject({ kind: "unavailable" });
    asterisk.exchange.isTrunkOffline = false;
    await place("call.c1", number);
    await soon(() => expect(people.callsAt(number)).toHaveLength(1));
  });

  it("knows a phone that nobody picked up where an older Asterisk tells no cause", async () => {
    const { people, provider } = await start();
    asterisk.exchange.timeoutCause = 0;
    const { events } = await listen(provider);
    const to = people.numberOf("never-answers");
    await provider.placeLeg({
      legId: "call.c1",
      to,
      from: null,
      ringMs: 1_000,
      callerName: "Shop",
      seat: "customer",
    });
    await soon(() => expect(events).toContainEqual(expect.objectContaining({ cause: "no-answer" })));
  });

  it.each([
    ["+12025559999", "2025550104", "+12025550104"],
    ["+12025559999", "12025550104", "+12025550104"],
    ["+4930123456", "0171 1234567", "+491711234567"],
    ["+4930123456", "4917112345678", "+4917112345678"],
    ["+4930123456", "anonymous", null],
  ])("reads who calls %s from %s as %s", async (to, written, from) => {
    const { provider } = await start();
    const { events } = await listen(provider);
    asterisk.exchange.callIn(APPLICATION, { from: written, to });
    await soon(() => expect(events).toEqual([expect.objectContaining({ type: "incoming", from, to })]));
  });

  it("gives back whoever calls a number that is not written in international form", async () => {
    const { provider } = await start();
    const { events } = await listen(provider);
    const caller = asterisk.exchange.callIn(APPLICATION, { from: "+12025550105", to: "s" });
    await soon(() => expect(caller.state).toBe("ended"));
    expect(events.map(({ type }) => type)).not.toContain("incoming");
  });

  it("tells again what was not taken, in order", async () => {
    const { people, provider, place } = await start();
    let refusals = 3;
    const { of } = await listen(provider, async () => {
      if (refusals-- > 0) throw new Error("The database is away.");
    });
    await place("call.c1", people.numberOf("brief"));
    await soon(() => expect(of("call.c1")).toEqual(["ringing", "answered", "ended"]));
  });

  it("gives way to another that listens to its application, and does not take it back", async () => {
    const { provider, place, people } = await start();
    const first = await listen(provider);
    const second = await listen(openAt(asterisk.url));
    await soon(() => expect(first.states.at(-1)).toBe("taken"));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(second.states).toEqual(["open"]);
    await expect(place("call.c1", people.numberOf("patient"))).rejects.toMatchObject({ kind: "unavailable" });
  });

  it("stops for another process's announcement what it did not begin itself", async () => {
    const { people, provider, place } = await start();
    const { of } = await listen(provider);
    await place("call.o1", people.numberOf("patient"));
    await soon(() => expect(of("call.o1")).toContain("answered"));
    const say = (one: TelephonyProvider, key: string, letters: number) =>
      one.say({ legId: "call.o1", key, text: "x".repeat(letters), language: "en" });
    await say(provider, "whisper", 60_000);
    const another = openAt(asterisk.url);
    await say(another, "whisper", 60_000);
    expect(of("call.o1")).not.toContain("announcement-finished");
    await say(another, "farewell", 10);
    await soon(() =>
      expect(of("call.o1").slice(2)).toEqual(["announcement-finished", "announcement-finished"]),
    );
  });

  it.each([
    ["slow", -60_000],
    ["fast", 60_000],
  ])(
    "tells the time by our clock where Asterisk's is %s: deadlines are reckoned from it",
    async (_how, fastMs) => {
      const { people, provider, place } = await start();
      asterisk.setFast(fastMs);
      const { events, of } = await listen(provider);
      const number = people.numberOf("patient");
      const before = Date.now();
      await place("call.c1", number);
      await soon(() => expect(of("call.c1")).toContain("answered"));
      await provider.hangUp({ legId: "call.c1" });
      await soon(() => expect(of("call.c1")).toContain("ended"));
      for (const { at } of events) {
        expect(at).toBeGreaterThanOrEqual(before);
        expect(at).toBeLessThanOrEqual(Date.now());
      }
    },
  );

  it("says of an account without a voice that it only beeps", async () => {
    const { provider } = await start();
    expect(await provider.check()).toMatchObject({
      identity: "Asterisk 22.0.0-fake",
      warnings: ["no-voice"],
    });
  });

  it("dials an operator's own endpoint, and never a customer's", async () => {
    const { people, provider, place } = await start();
    await listen(provider);
    people.behave("op-7", "patient");
    await place("call.o1", "PJSIP/op-7", "operator");
    await soon(() => expect(people.callsAt("op-7")).toHaveLength(1));
    await expect(place("call.c1", "PJSIP/op-7")).rejects.toMatchObject({ kind: "rejected" });
  });
});
