import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, inject } from "vitest";
import { startAsterisk } from "../../../scripts/telephony-lab/start-asterisk.mjs";
import { systemClock } from "../../platform/clock";
import { createSpeech } from "../../speech/speak";
import { memoryReferences } from "../../testing/memory-references";
import { actAt, gatherPeople } from "../../testing/telephone-people";
import type { TelephonyHarness } from "../contract-harness";
import { telephonyContract } from "../contract-suite";
import type { TelephonyEvent, TelephonyProvider } from "../port";
import { createAsterisk } from "./adapter";
import { asteriskSettingsSchema } from "./schema";

const root = inject("asteriskRoot");
const APPLICATION = "contract";
/** Of what is heard, where up to three speak at once; of somebody who is not heard it is a hundredth at most. */
const HEARD = 0.08;
/** The number at which customers reach us. */
const OURS = "+12025559999";

// The same behaviour as the fake's: over real ARI, SIP and RTP.
describe.skipIf(root === null)("with a real Asterisk 22", () => {
  telephonyContract("asterisk", (onEvents) => createHarness(root ?? "", onEvents));
});

const atEnd: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of atEnd.reverse()) await end();
});

async function createHarness(
  asteriskRoot: string,
  onEvents: (events: TelephonyEvent[]) => void,
): Promise<TelephonyHarness> {
  const people = await gatherPeople();
  const asterisk = await startAsterisk({
    root: asteriskRoot,
    numbers: people.port,
    incoming: { [OURS]: APPLICATION },
  });
  const folder = mkdtempSync(path.join(tmpdir(), "announcements-"));
  const speak = createSpeech({
    folder,
    publicUrl: "http://127.0.0.1:1",
    secret: "a secret of the tests",
    program: "espeak-ng",
  });
  const open = (more: object = {}): TelephonyProvider =>
    createAsterisk({
      ...asteriskSettingsSchema.parse({
        ...asterisk,
        application: APPLICATION,
        soundsFolder: folder,
        record: true,
        ...more,
      }),
      fetch,
      clock: systemClock,
      references: memoryReferences(),
      speak,
      hasVoice: async () => true,
    });
  const provider = open();
  let isRepeated = false;
  await new Promise<void>((resolve) => {
    const stop = provider.streamEvents?.(
      async (events) => onEvents(isRepeated ? [...events, ...events] : events),
      (state) => state === "open" && resolve(),
    );
    atEnd.push(() => stop?.());
  });

  const voices = [440, 700, 1_000, 1_300];
  let next = 0;

  return {
    provider,
    ringMs: 3_000,
    numberOf: (party) => people.numberOf(party, voices[next++ % voices.length]),
    playedNumber: () => people.numberOf("played"),
    hears: async (listener, speaker) =>
      (people.callAt(listener).line?.heard(people.voiceOf(speaker) ?? 0, 0.3) ?? 0) > HEARD,
    act: (number, action) => actAt(people.callAt(number), action),
    heardKeys: async (number) => people.callAt(number).line?.keys ?? "",
    callIn: async (from) => void (await people.callIn(from, OURS, asterisk.sip)),
    hearingMs: 400,
    repeatEvents: async () => {
      isRepeated = true;
    },
    sound: { ...(await speak({ text: "Hi.", language: "en" })), title: "greeting.mp3", ms: 1_000 },
    forgedRequests: null,
    inTrouble: {
      unauthorized: open({ password: "another one" }),
      rejected: open({ endpoint: "PJSIP/{number}@nowhere" }),
      "rate-limited": open({ url: await serve(429, "{}") }),
      unavailable: open({ url: "http://127.0.0.1:1" }),
      protocol: open({ url: await serve(200, "<html>") }),
    },
    async close() {
      people.close();
      await asterisk.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A server that always says the same; closed with the file. */
function serve(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  atEnd.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`);
    });
  });
}
