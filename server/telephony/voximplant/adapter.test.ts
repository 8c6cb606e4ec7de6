import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it, vi } from "vitest";
import { hears } from "@/server/testing/vendors/voximplant/vox-media";
import { type VoximplantRig, voximplantRig } from "@/server/testing/vendors/voximplant/voximplant-rig";
import type { Party, TelephonyHarness, UnreachableParty } from "../contract-harness";
import { telephonyContract } from "../contract-suite";
import type { TelephonyEvent, TelephonyProvider, WebhookRequest } from "../port";
import { memorySessionBook } from "../session-book";
import { sessionKey } from "./report";
import { SESSION_HEADER, SIGNATURE_HEADER } from "./wire";

// A slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

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

const open: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of open.splice(0)) await close();
});

telephonyContract("voximplant", createHarness);

async function createHarness(onEvents: (events: TelephonyEvent[]) => void): Promise<TelephonyHarness> {
  const rig = await voximplantRig({ speed: SPEED });
  rig.listen(onEvents);
  let numbers = 10;
  const elsewhere = (apiBase: string) => rig.another({ apiBase, sessions: memorySessionBook() });
  return {
    provider: rig.provider,
    ringMs: 60_000,
    numberOf(party) {
      numbers += 1;
      return `+7495000${numbers}${ENDINGS[party]}`;
    },
    playedNumber() {
      numbers += 1;
      const number = `+7495000${numbers}${ENDINGS.patient}`;
      rig.vendor.phones.played.add(number);
      return number;
    },
    act: async (number, action) => rig.vendor.phones.act(number, action),
    callIn: async (from) => rig.vendor.callIn(from, "+74950000000"),
    async hears(listener, speaker) {
      const [ear, mouth] = [listener, speaker].map(rig.vendor.phones.callAt);
      return ear !== undefined && mouth !== undefined && hears(ear, mouth);
    },
    heardKeys: async (number) => rig.vendor.phones.keysHeardAt(number),
    repeatEvents: async () => rig.vendor.repeatReports(),
    sound: { name: "a.wav", url: await serve(200, "a sound"), title: "greeting.mp3", ms: 1_000 },
    forgedRequests: forgedRequests(rig),
    inTrouble: {
      unauthorized: rig.another({
        serviceAccount: { ...rig.options.serviceAccount, key_id: "another" },
        sessions: memorySessionBook(),
      }),
      rejected: rejecting(rig.provider),
      "rate-limited": elsewhere(
        await serve(200, JSON.stringify({ error: { code: 340, msg: "Rate limit exceed" } })),
      ),
      unavailable: elsewhere("http://127.0.0.1:1"),
      protocol: elsewhere(await serve(200, "<html>")),
    },
    async close() {
      await rig.close();
      expect(rig.vendor.faults).toEqual([]);
    },
  };
}

/** Orders to something that is not a number are refused by the scenario. */
function rejecting(provider: TelephonyProvider): TelephonyProvider {
  return { ...provider, placeLeg: (order) => provider.placeLeg({ ...order, to: "reception" }) };
}

function forgedRequests({ options }: VoximplantRig) {
  const key = sessionKey(options.serviceAccount, "call:nonce");
  return {
    badSignature: signed({ session: "call:nonce", events: [], isOver: false }, "another key than its own"),
    nonsense: signed({ session: "call:nonce", events: [{ type: "sneezed" }], isOver: false }, key),
  };
}

function signed(body: { session: string } & Record<string, unknown>, key: string): WebhookRequest {
  const text = JSON.stringify(body);
  const signature = createHmac("sha256", key).update(`${body.session}.${text}`).digest("hex");
  const headers = { [SESSION_HEADER]: body.session, [SIGNATURE_HEADER]: signature };
  return { method: "POST", url: "/", headers, body: text };
}

it("tells whose account it is, what it has left, and the numbers that it may show", async () => {
  const rig = await opened();
  expect(await rig.provider.check()).toEqual({
    identity: "shop",
    balance: { amount: 12.5, currency: "USD" },
    callerIds: ["+74950000000", "+74951112233"],
  });
  expect(rig.vendor.faults).toEqual([]);
});

it("names the numbers that its role lets it see", async () => {
  const rig = await opened();
  rig.vendor.forbidden.add("GetCallerIDs");
  expect(await rig.provider.check()).toMatchObject({ callerIds: ["+74950000000"] });
  rig.vendor.forbidden.add("GetPhoneNumbers");
  expect(await rig.provider.check()).toMatchObject({ identity: "shop", callerIds: null });
});

it.each([-30_000, 30_000])("is let in with a clock that is %i ms off Voximplant's", async (off) => {
  const rig = await opened();
  const health = rig.another({ clock: { now: () => Date.now() + off } }).check();
  expect(await health).toMatchObject({ identity: "shop" });
});

it("reads nothing that a session says of another one's call", async () => {
  const rig = await opened();
  const session = "call:nonce";
  const event = { id: "1", at: 1, legId: "other.c1", type: "ringing" };
  const request = signed(
    { session, events: [event], isOver: false },
    sessionKey(rig.options.serviceAccount, session),
  );
  await expect(rig.provider.readEvents?.(request)).rejects.toMatchObject({ kind: "protocol" });
});

it("asks nobody but Voximplant for a sound: a token goes with the request", async () => {
  const asked: string[] = [];
  const rig = await opened();
  const provider = rig.another({
    fetch: async (url) => {
      asked.push(String(url));
      return new Response("talk");
    },
  });
  for (const reference of [
    "https://storage.example/a.mp3",
    "http://storage-gw-ru-02.voximplant.com/a.mp3",
    "https://voximplant.com.example/a.mp3",
  ])
    await expect(provider.readRecording?.(reference)).rejects.toMatchObject({ kind: "rejected" });
  expect(asked).toEqual([]);
  await provider.readRecording?.("https://storage-gw-ru-02.voximplant.com/a.mp3");
  expect(asked).toEqual(["https://storage-gw-ru-02.voximplant.com/a.mp3"]);
});

/** A server that always says the same; closed with the file. */
async function serve(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function opened(): Promise<VoximplantRig> {
  const rig = await voximplantRig({ speed: SPEED });
  open.push(rig.close);
  return rig;
}
