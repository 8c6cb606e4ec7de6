import { createServer, type Server } from "node:http";
import { afterAll, expect, it } from "vitest";
import { ProviderError } from "@/server/platform/provider-error";
import type { Party, TelephonyHarness, UnreachableParty } from "../contract-harness";
import { telephonyContract } from "../contract-suite";
import type { TelephonyEvent, TelephonyProvider, WebhookRequest } from "../port";
import { createSimulator } from "./adapter";
import { startCarrier } from "./carrier";
import type { LegRecord } from "./leg";
import { signEvents } from "./webhook";

const SECRET = "a secret of the tests";
const SPEED = 50;

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

telephonyContract("simulator", createHarness);

const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of open.splice(0)) await close();
});

it("names what does not fit, and never the secret, when the carrier answers something else", async () => {
  const provider = providerAt(await serve(200, "<html>hello</html>"));
  const error = await provider.listLegs().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProviderError);
  expect(String(error)).toContain("without JSON");
  expect(String(error)).not.toContain(SECRET);
});

it("takes the time to wait from the carrier's Retry-After", async () => {
  const provider = providerAt(await serve(429, "{}", { "retry-after": "3" }));
  await expect(provider.listLegs()).rejects.toMatchObject({ kind: "rate-limited", retryAfterMs: 3_000 });
});

it("does not take a missing route for a leg that is gone", async () => {
  const provider = providerAt(await serve(404, JSON.stringify({ code: "no-such-route", message: "No." })));
  await expect(provider.hangUp({ legId: "a" })).rejects.toMatchObject({ kind: "rejected" });
});

async function createHarness(onEvents: (events: TelephonyEvent[]) => void): Promise<TelephonyHarness> {
  const inbox = await receiveWebhooks(async (request) => {
    onEvents((await provider.readEvents?.(request)) ?? []);
  });
  const carrier = await startCarrier({
    port: 0,
    secret: SECRET,
    webhookUrl: inbox.url,
    speed: SPEED,
    fetch,
    random: Math.random,
  });
  const url = `http://127.0.0.1:${carrier.port}`;
  const provider = createSimulator({ url, secret: SECRET, fetch });
  const post = (path: string, body: unknown = {}) => postAsDesk(url + path, body);
  let numbers = 10;

  return {
    provider,
    ringMs: 20_000,
    numberOf(party) {
      numbers += 1;
      return `+7495000${numbers}${ENDINGS[party]}`;
    },
    act: (number, action) =>
      typeof action === "string"
        ? post(`/phones/${number}/${action}`)
        : post(`/phones/${number}/press`, { digit: action.press }),
    callIn: (from) => post("/calls", { from, to: "+74950000000" }),
    heardKeys: async (number) =>
      (await historyOf(url, `?number=${encodeURIComponent(number)}`)).at(-1)?.dialled?.keys ?? "",
    async hears(listener, speaker) {
      const legs = await historyOf(url);
      const at = (number: string) => legs.findLast((leg) => leg.number === number);
      return isHeard(at(listener), at(speaker));
    },
    repeatEvents: () => post("/faults", { duplicate: 1 }),
    sound: { name: "greeting.wav", url: "http://127.0.0.1/greeting.wav", title: "greeting.mp3", ms: 1_000 },
    forgedRequests: {
      badSignature: webhook({ events: [] }, "another secret than ours"),
      nonsense: webhook({ events: [{ type: "sneezed" }] }, SECRET),
    },
    inTrouble: {
      unauthorized: createSimulator({ url, secret: "not the carrier's secret", fetch }),
      rejected: rejecting(provider),
      "rate-limited": providerAt(await serve(429, "{}")),
      unavailable: createSimulator({ url: "http://127.0.0.1:1", secret: SECRET, fetch }),
      protocol: providerAt(await serve(200, "<html>")),
    },
    async close() {
      await carrier.close();
      await inbox.close();
    },
  };
}

/** Orders to something that is not a number are what a carrier refuses at once. */
function rejecting(provider: TelephonyProvider): TelephonyProvider {
  return { ...provider, placeLeg: (order) => provider.placeLeg({ ...order, to: "reception" }) };
}

function providerAt(url: string): TelephonyProvider {
  return createSimulator({ url, secret: SECRET, fetch });
}

function webhook(body: unknown, secret: string): WebhookRequest {
  const text = JSON.stringify(body);
  return { method: "POST", url: "/", headers: signEvents(secret, "msg-1", new Date(), text), body: text };
}

async function postAsDesk(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${SECRET}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}

/** A server that always says the same; closed with the file. */
async function serve(status: number, body: string, headers: Record<string, string> = {}): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status, headers).end(body));
  const url = await listen(server);
  open.push(() => close(server));
  return url;
}

async function receiveWebhooks(take: (request: WebhookRequest) => Promise<void>) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    await take({ method: request.method ?? "", url: request.url ?? "", headers, body }).then(
      () => response.writeHead(204).end(),
      () => response.writeHead(500).end(),
    );
  });
  return { url: await listen(server), close: () => close(server) };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`);
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function historyOf(url: string, query = ""): Promise<LegRecord[]> {
  const response = await fetch(`${url}/history${query}`, { headers: { authorization: `Bearer ${SECRET}` } });
  return (await response.json()).legs;
}

/** By the network's own account of it: no sound is made here. */
function isHeard(listener: LegRecord | undefined, speaker: LegRecord | undefined): boolean {
  const follows = listener?.followed.at(-1);
  const followed = speaker?.followed.at(-1);
  const talksWith = listener?.joins.at(-1);
  if (!listener || !speaker) return false;
  if (talksWith?.endedAt === null && talksWith.withLegId === speaker.legId) return true;
  if (follows && [follows.operatorLegId, follows.customerLegId].includes(speaker.legId)) return true;
  if (!followed || followed.mode === "listen") return false;
  const isCustomer = listener.legId === followed.customerLegId;
  return listener.legId === followed.operatorLegId || (isCustomer && followed.mode === "barge");
}
