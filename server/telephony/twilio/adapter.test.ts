import { createServer } from "node:http";
import { afterAll, describe, expect, it, vi } from "vitest";
import { ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBERS } from "@/server/testing/vendors/twilio/account";
import { collectEvents, listen, type TwilioRig, twilioRig } from "@/server/testing/vendors/twilio/twilio-rig";
import { signatureOf } from "@/server/testing/vendors/twilio/webhooks";
import type { Party, TelephonyHarness, UnreachableParty } from "../contract-harness";
import { telephonyContract } from "../contract-suite";
import type { WebhookRequest } from "../port";
import { OVERRIDES } from "./twiml";

const ENDINGS: Record<Party | UnreachableParty, string> = {
  manual: "00",
  patient: "39",
  accepting: "02",
  brief: "36",
  busy: "30",
  "never-answers": "31",
  rejecting: "32",
  machine: "33",
  "non-existent": "34",
  congested: "35",
};

// Everything here waits for what really happens: a slow machine is no failure.
const PATIENCE_MS = 30_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });
const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: PATIENCE_MS - 1_000, interval: 5 });

const open: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of open.splice(0)) await close();
});

telephonyContract("twilio", async (onEvents) => {
  const rig = await opened(onEvents, { machineDetection: true, record: true });
  return harnessOf(rig);
});

const order = (legId: string, to: string) => ({
  legId,
  to,
  from: null,
  ringMs: 3_000,
  callerName: "Shop",
  seat: "customer" as const,
});

describe("an order whose answer was lost", () => {
  it("is found again, by another process too, and rings nobody twice", async () => {
    const { fake, provider, another } = await opened(() => undefined);
    fake.lostAnswers.add("CreateCall");
    // Nothing that Twilio tells reaches us in time, either.
    fake.trouble.delayMs = () => 60_000;
    const place = order("call-1.c1", "+1202555990039");
    await expect(provider.placeLeg(place)).rejects.toMatchObject({ kind: "unavailable" });
    fake.lostAnswers.clear();
    const other = another();
    await other.placeLeg(place);
    expect(fake.calls).toHaveLength(1);
    expect(await other.hangUp({ legId: place.legId })).toBe("ending");
    expect(fake.calls[0]?.isOver).toBe(true);
  });

  it("is found again where our clock is ahead of Twilio's", async () => {
    const clock = { now: () => Date.now() + 5_000 };
    const { fake, provider, another } = await opened(() => undefined, { clock });
    fake.lostAnswers.add("CreateCall");
    fake.trouble.delayMs = () => 60_000;
    const place = order("call-10.c1", "+1202555990939");
    await expect(provider.placeLeg(place)).rejects.toMatchObject({ kind: "unavailable" });
    fake.lostAnswers.clear();
    await another().placeLeg(place);
    expect(fake.calls).toHaveLength(1);
  });

  it("is told by Twilio's first callback", async () => {
    const events = collectEvents();
    const { fake, provider, another } = await opened(events.take);
    fake.lostAnswers.add("CreateCall");
    const place = order("call-2.c1", "+1202555990139");
    await expect(provider.placeLeg(place)).rejects.toMatchObject({ kind: "unavailable" });
    await until(() => expect(events.typesOf(place.legId)).toContain("answered"));
    await another().placeLeg(place);
    expect(fake.calls).toHaveLength(1);
  });

  it("that was carried out twice all the same leaves one call: the second is ended", async () => {
    const events = collectEvents();
    const { fake, provider, webhookUrl } = await opened(events.take);
    const place = order("call-3.c1", "+1202555990239");
    await provider.placeLeg(place);
    await until(() => expect(events.typesOf(place.legId)).toContain("answered"));
    // As the stand-in would have it from an order that we never saw the end of.
    const body = new URLSearchParams({
      To: place.to,
      From: OWN_NUMBERS[0] ?? "",
      Url: `${webhookUrl}?on=answer&leg=${place.legId}`,
      StatusCallback: `${webhookUrl}?on=status&leg=${place.legId}`,
    });
    for (const event of ["initiated", "ringing", "completed"]) body.append("StatusCallbackEvent", event);
    await fetch(`${fake.url}/2010-04-01/Accounts/${ACCOUNT_SID}/Calls.json`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${ACCOUNT_SID}:${AUTH_TOKEN}`)}` },
      body,
    });
    await until(() => expect(fake.calls[1]?.isOver).toBe(true));
    expect(fake.calls[0]?.isOver).toBe(false);
    // Twilio asks for instructions on another way than it tells that it rings: which comes first is open.
    await until(() => expect(events.typesOf(place.legId).sort()).toEqual(["answered", "ringing"]));
    expect(fake.faults).toEqual([]);
  });
});

it("lets whoever waits hear it ring: after the words, from the order on, and until they are joined", async () => {
  const events = collectEvents();
  const { fake, provider } = await opened(events.take);
  const [leg, other] = ["call-12.o1", "call-12.c1"];
  const said = (key: string) => ({ legId: leg, key, text: "One moment.", language: "en" });
  const count = (type: string) => events.typesOf(leg).filter((one) => one === type).length;
  await provider.placeLeg({ ...order(leg, "+1202555991139"), seat: "operator" });
  await until(() => expect(events.typesOf(leg)).toContain("answered"));
  const call = fake.calls[0];
  await provider.say({ ...said("greeting"), ringsAfter: true });
  expect(call?.hears).toBeNull();
  await until(() => expect(call?.hears).toMatch(/ringing$/));
  await provider.say(said("whisper"));
  await until(() => expect(count("announcement-finished")).toBe(2));
  expect(call?.hears).toBeNull();
  await provider.placeLeg({ ...order(other, "+1202555991239"), ringbackTo: leg });
  await until(() => expect(call?.hears).toMatch(/ringing$/));
  call?.press("7");
  await until(() => expect(count("digit")).toBe(1));
  await until(() => expect(call?.hears).toMatch(/ringing$/));
  await until(() => expect(events.typesOf(other)).toContain("answered"));
  await provider.join({ legIds: [leg, other] });
  await until(() => expect(count("joined")).toBe(1));
  expect(call?.hears).toBeNull();
  expect(fake.faults).toEqual([]);
});

describe("an order that Twilio refuses", () => {
  // HTTP's status says little: the codes of https://www.twilio.com/docs/api/errors count.
  it.each([
    ["a number that nobody has", 400, 21211, { kind: "rejected", isBadNumber: true }],
    ["a country that is not switched on", 403, 21215, { kind: "rejected", isBadNumber: false }],
    ["a number that a trial account may not call", 400, 21219, { kind: "rejected", isBadNumber: false }],
    ["a caller id that is not the account's", 400, 21210, { kind: "unauthorized" }],
    ["an address that Twilio cannot reach", 400, 21205, { kind: "unauthorized" }],
    ["an account that is out of money", 403, 20005, { kind: "unauthorized" }],
    ["more calls at once than it may", 400, 10004, { kind: "rate-limited", retryAfterMs: 1_000 }],
  ])("for %s is refused for that", async (_why, status, code, expected) => {
    const { fake, provider } = await opened(() => undefined);
    const to = "+1202555990739";
    fake.refusals.set(to, [status, code]);
    await expect(provider.placeLeg(order("call-8.c1", to))).rejects.toMatchObject({
      ...expected,
      code: String(code),
    });
  });
});

it.each(["en", "ru"])(
  "speaks %s by a voice that can, however long the words and whatever stands in them",
  async (language) => {
    const events = collectEvents();
    const { fake, provider } = await opened(events.take);
    await provider.placeLeg(order("call-9.c1", "+1202555990839"));
    await until(() => expect(events.typesOf("call-9.c1")).toContain("answered"));
    await provider.say({ legId: "call-9.c1", key: "words", text: "Q&A <b>".repeat(1_000), language });
    await until(() => expect(events.typesOf("call-9.c1")).toContain("announcement-finished"));
    expect(fake.faults).toEqual([]);
  },
);

describe("callbacks that come late, twice and out of order", () => {
  it("end in the same events, each once", async () => {
    const events = collectEvents();
    const { fake, provider } = await opened(events.take);
    let turn = 0;
    fake.trouble.isTwice = true;
    fake.trouble.delayMs = () => [120, 5, 60, 0][turn++ % 4] ?? 0;
    const legs = ["call-4.o1", "call-4.c1"] as const;
    await provider.placeLeg({ ...order(legs[0], "+1202555990302"), seat: "operator" });
    await provider.placeLeg(order(legs[1], "+1202555990339"));
    for (const leg of legs) await until(() => expect(events.typesOf(leg)).toContain("answered"));
    await provider.say({ legId: legs[0], key: "whisper", text: "Press 1.", language: "en" });
    await until(() => expect(events.typesOf(legs[0])).toContain("announcement-finished"));
    await provider.join({ legIds: [legs[0], legs[1]] });
    await until(() => expect(events.typesOf(legs[0])).toContain("joined"));
    for (const legId of legs) await provider.hangUp({ legId });
    for (const leg of legs) await until(() => expect(events.typesOf(leg)).toContain("ended"));
    const count = (leg: string, type: string) => events.typesOf(leg).filter((one) => one === type).length;
    for (const leg of legs)
      for (const type of ["ringing", "answered", "ended"])
        expect([type, count(leg, type)]).toEqual([type, 1]);
    expect(count(legs[0], "digit")).toBe(1);
    expect(count(legs[0], "announcement-finished")).toBe(1);
  });
});

it("is asked again where a proxy says that we are away, as while we start anew", async () => {
  const events = collectEvents();
  const { provider, fake, beAway } = await opened(events.take);
  beAway(2);
  await provider.placeLeg(order("call-11.c1", "+1202555991000"));
  await until(() => expect(events.typesOf("call-11.c1")).toContain("ringing"));
  beAway(2);
  fake.calls[0]?.answer();
  await until(() => expect(events.typesOf("call-11.c1")).toContain("answered"));
  beAway(2);
  fake.calls[0]?.leave();
  await until(() => expect(events.typesOf("call-11.c1")).toEqual(["ringing", "answered", "ended"]));
});

it("takes a request that is signed with what stands behind our address, too", async () => {
  const { provider, webhookUrl } = await opened(() => undefined);
  const url = `${webhookUrl}?on=ringing&since=1`;
  const { headers, ...request } = signed(url + OVERRIDES, { CallSid: "CA1" });
  expect(await provider.readEvents?.({ ...request, headers, url })).toEqual([]);
});

describe("without detection of machines", () => {
  it("joins at once with whoever picks up", async () => {
    const events = collectEvents();
    const { provider, fake } = await opened(events.take);
    await provider.placeLeg(order("call-5.c1", "+1202555990433"));
    await until(() => expect(events.typesOf("call-5.c1")).toContain("answered"));
    expect(fake.calls[0]?.answeredBy).toBeNull();
    expect(provider.capabilities.machineDetection).toBe(false);
  });
});

it("begins no more calls in a second than the account may, by all processes, and says when there may be room", async () => {
  const { provider, another, fake } = await opened(() => undefined, { callsPerSecond: 1 });
  const processes = [provider, another()];
  const answers = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((one) =>
      processes[one % 2]?.placeLeg(order(`call-6.c${one}`, `+120255599050${one}`)),
    ),
  );
  const refused = answers.filter((one) => one.status === "rejected");
  expect(fake.calls).toHaveLength(answers.length - refused.length);
  expect(refused.length).toBeGreaterThan(0);
  for (const one of refused) {
    expect(one.reason).toMatchObject({ kind: "rate-limited" });
    expect(one.reason.retryAfterMs).toBeGreaterThan(1_000);
  }
});

it("says what its account is: whose, what it holds, which numbers it may show, and that it is for trying only", async () => {
  const { provider } = await opened(() => undefined);
  expect(await provider.check()).toEqual({
    identity: "Acme Calls",
    balance: { amount: 41.7, currency: "USD" },
    callerIds: OWN_NUMBERS,
    warnings: ["trial"],
  });
});

it("has calls to its own numbers told to us, and leaves alone what its owner has set up", async () => {
  const { provider, fake, webhookUrl } = await opened(() => undefined);
  const [own, other] = fake.numbers;
  Object.assign(own ?? {}, { voiceUrl: "https://demo.twilio.com/welcome/voice/", statusCallback: "" });
  Object.assign(other ?? {}, { voiceUrl: "https://reception.example/menu" });
  const numbers = provider.ownNumbers;
  const [first = "", second = ""] = OWN_NUMBERS;
  await numbers?.receive(first);
  const address = webhookUrl + OVERRIDES;
  expect(own).toMatchObject({ voiceUrl: address, statusCallback: address });
  expect(await numbers?.list()).toEqual([
    { number: first, calls: "here" },
    { number: second, calls: "elsewhere" },
  ]);
  for (const number of [second, "+12025550199"])
    await expect(numbers?.receive(number)).rejects.toMatchObject({ kind: "rejected" });
  expect(other?.voiceUrl).toBe("https://reception.example/menu");
  expect(fake.faults).toEqual([]);
});

it("wants a caller id, and tells no secret when it complains", async () => {
  const { another } = await opened(() => undefined);
  const error = await another({ callerId: undefined })
    .placeLeg(order("call-7.c1", "+1202555990639"))
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: "unauthorized" });
  expect(String(error)).not.toContain(AUTH_TOKEN);
});

async function opened(...given: Parameters<typeof twilioRig>): Promise<TwilioRig> {
  const rig = await twilioRig(...given);
  open.push(rig.close);
  return rig;
}

async function harnessOf({ fake, provider, webhookUrl, another }: TwilioRig): Promise<TelephonyHarness> {
  let numbers = 10;
  const at = (apiBase: string) => another({ apiBase });
  return {
    provider,
    ringMs: 10_000,
    numberOf: (party) => `+1202555${++numbers}${ENDINGS[party]}`,
    async act(number, action) {
      const call = fake.callTo(number);
      if (typeof action === "object") call?.press(action.press);
      else if (action === "answer") call?.answer();
      else if (action === "decline") call?.decline();
      else call?.leave();
    },
    callIn: async (from) => void fake.callIn(from),
    hears: async (listener, speaker) =>
      fake.conferences.hears(fake.callTo(listener)?.sid ?? "", fake.callTo(speaker)?.sid ?? ""),
    heardKeys: async (number) => fake.callTo(number)?.pressedForSwitchboard.join("") ?? "",
    repeatEvents: async () => {
      fake.trouble.isTwice = true;
    },
    sound: { name: "a.wav", url: await serve(200, "a sound"), title: "greeting.mp3", ms: 100 },
    forgedRequests: {
      badSignature: signed(webhookUrl, { CallSid: "x" }, "another token than ours"),
      nonsense: signed(`${webhookUrl}?on=status&leg=a`, { CallSid: "x", CallStatus: "sneezed" }),
    },
    inTrouble: {
      unauthorized: another({ authToken: "another token than ours" }),
      rejected: { ...provider, placeLeg: (order) => provider.placeLeg({ ...order, to: "reception" }) },
      "rate-limited": at(await serve(429, "{}")),
      unavailable: at("http://127.0.0.1:1"),
      protocol: at(await serve(201, "<html>")),
    },
    async close() {
      expect(fake.faults).toEqual([]);
    },
  };
}

function signed(url: string, form: Record<string, string>, token = AUTH_TOKEN): WebhookRequest {
  return {
    method: "POST",
    url,
    headers: { "x-twilio-signature": signatureOf(token, url, form) },
    body: new URLSearchParams(form).toString(),
  };
}

async function serve(status: number, body: string): Promise<string> {
  const { url, close } = await listen(
    createServer((_request, response) => response.writeHead(status).end(body)),
  );
  open.push(close);
  return url;
}
