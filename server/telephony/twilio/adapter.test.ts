import { createServer, type Server } from "node:http";
import { afterAll, describe, expect, it, vi } from "vitest";
import { memoryReferences } from "@/server/testing/memory-references";
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  type FakeTwilio,
  fakeTwilio,
  OWN_NUMBERS,
} from "@/server/testing/vendors/twilio/fake-twilio";
import { signatureOf } from "@/server/testing/vendors/twilio/webhooks";
import {
  type Party,
  type TelephonyHarness,
  telephonyContract,
  type UnreachableParty,
} from "../contract-suite";
import type { TelephonyEvent, TelephonyProvider, WebhookRequest } from "../port";
import { createTwilio, type TwilioOptions } from "./adapter";

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
  const rig = await startRig(onEvents, { machineDetection: true });
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

/** Events in the order in which they came, each once. */
function collect() {
  const events = new Map<string, TelephonyEvent>();
  return {
    take: (more: TelephonyEvent[]) => {
      for (const event of more) if (!events.has(event.id)) events.set(event.id, event);
    },
    typesOf: (legId: string) =>
      [...events.values()].filter((one) => one.legId === legId).map(({ type }) => type),
  };
}

describe("an order whose answer was lost", () => {
  it("is found again, by another process too, and rings nobody twice", async () => {
    const { fake, provider, another } = await startRig(() => undefined);
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

  it("is told by Twilio's first callback", async () => {
    const events = collect();
    const { fake, provider, another } = await startRig(events.take);
    fake.lostAnswers.add("CreateCall");
    const place = order("call-2.c1", "+1202555990139");
    await expect(provider.placeLeg(place)).rejects.toMatchObject({ kind: "unavailable" });
    await until(() => expect(events.typesOf(place.legId)).toContain("answered"));
    await another().placeLeg(place);
    expect(fake.calls).toHaveLength(1);
  });

  it("that was carried out twice all the same leaves one call: the second is ended", async () => {
    const events = collect();
    const { fake, provider, webhookUrl } = await startRig(events.take);
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
    expect(events.typesOf(place.legId)).toEqual(["ringing", "answered"]);
    expect(fake.faults).toEqual([]);
  });
});

describe("callbacks that come late, twice and out of order", () => {
  it("end in the same events, each once", async () => {
    const events = collect();
    const { fake, provider } = await startRig(events.take);
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

describe("without detection of machines", () => {
  it("joins at once with whoever picks up", async () => {
    const events = collect();
    const { provider, fake } = await startRig(events.take);
    await provider.placeLeg(order("call-5.c1", "+1202555990433"));
    await until(() => expect(events.typesOf("call-5.c1")).toContain("answered"));
    expect(fake.calls[0]?.answeredBy).toBeNull();
    expect(provider.capabilities.machineDetection).toBe(false);
  });
});

it("begins no more calls in a second than the account may, and says when there is room", async () => {
  const { provider, fake } = await startRig(() => undefined, { callsPerSecond: 1 });
  const answers = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((one) => provider.placeLeg(order(`call-6.c${one}`, `+120255599050${one}`))),
  );
  const refused = answers.filter((one) => one.status === "rejected");
  expect(fake.calls).toHaveLength(answers.length - refused.length);
  expect(refused.length).toBeGreaterThan(0);
  for (const one of refused) {
    expect(one.reason).toMatchObject({ kind: "rate-limited" });
    expect(one.reason.retryAfterMs).toBeGreaterThan(1_000);
  }
});

it("says what its account is: whose, what it holds, and which numbers it may show", async () => {
  const { provider } = await startRig(() => undefined);
  expect(await provider.check()).toEqual({
    identity: "Acme Calls",
    balance: { amount: 41.7, currency: "USD" },
    callerIds: OWN_NUMBERS,
  });
});

it("wants a caller id, and tells no secret when it complains", async () => {
  const { another } = await startRig(() => undefined);
  const error = await another({ callerId: undefined })
    .placeLeg(order("call-7.c1", "+1202555990639"))
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: "unauthorized" });
  expect(String(error)).not.toContain(AUTH_TOKEN);
});

interface Rig {
  fake: FakeTwilio;
  provider: TelephonyProvider;
  webhookUrl: string;
  /** Another process's provider on the same account. */
  another(changes?: Partial<TwilioOptions>): TelephonyProvider;
}

/** The adapter on a stand-in account, with an address of ours to which that posts. */
async function startRig(
  onEvents: (events: TelephonyEvent[]) => void,
  changes: Partial<TwilioOptions> = {},
): Promise<Rig> {
  const fake = await fakeTwilio();
  let provider: TelephonyProvider | undefined;
  const inbox = await listen(
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const webhook: WebhookRequest = {
        method: "POST",
        url: inbox.url + request.url,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks).toString("utf8"),
      };
      try {
        onEvents((await provider?.readEvents?.(webhook)) ?? []);
        const answer = provider?.answerWebhook?.(webhook);
        response.writeHead(200, { "content-type": answer?.contentType ?? "text/plain" }).end(answer?.body);
      } catch {
        response.writeHead(400).end();
      }
    }),
  );
  const webhookUrl = `${inbox.url}/hook`;
  const references = memoryReferences();
  const another = (more: Partial<TwilioOptions> = {}) =>
    createTwilio({
      accountSid: ACCOUNT_SID,
      authToken: AUTH_TOKEN,
      machineDetection: false,
      callsPerSecond: 100,
      callerId: OWN_NUMBERS[0],
      fetch,
      apiBase: fake.url,
      clock: { now: () => Date.now() },
      references,
      webhookUrl,
      ...changes,
      ...more,
    });
  provider = another();
  open.push(async () => {
    await fake.stop();
    await inbox.close();
  });
  return { fake, provider, webhookUrl, another };
}

async function harnessOf({ fake, provider, webhookUrl, another }: Rig): Promise<TelephonyHarness> {
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
    heardKeys: async (number) => fake.callTo(number)?.pressedForSwitchboard.join("") ?? "",
    repeatEvents: async () => {
      fake.trouble.isTwice = true;
    },
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

async function listen(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
