import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import type { PhoneState } from "@/components/softphone/phone-state";
import type { PhoneServer } from "@/components/softphone/softphone";
import { findBrowser } from "../../scripts/ensure-browser.mjs";

/** What the page offers; see PAGE. */
interface PageApi {
  phone: {
    getState(): PhoneState;
    start(): void;
    takeOver(): void;
    recheck(): void;
    answer(): void;
    hangUp(): void;
    press(key: string): void;
    setMuted(isMuted: boolean): void;
  };
  /** How much of what the operator hears is a tone of `hz`, 0 to 1. */
  heard(hz: number): number;
  /** With which the connection of the last call was made. */
  iceServers: RTCIceServer[];
}
declare const window: PageApi;

/** The softphone on a page without anything else: components/softphone/softphone.ts as browsers get it. */
const PAGE = `
  import { createSoftphone } from "./components/softphone/softphone";
  const server = { open: (force) => window.serverOpen(force), check: () => window.serverCheck(), iceServers: () => window.serverIceServers(), leave: () => window.serverLeave() };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration) {
      super(configuration);
      window.iceServers = configuration.iceServers;
    }
  };
  window.phone = createSoftphone({ name: "phone", server, devices: { microphone: "", speaker: "", ringer: "" } });
  const audio = new AudioContext();
  const ear = audio.createAnalyser();
  ear.fftSize = 4096;
  ear.smoothingTimeConstant = 0;
  let listening = null;
  window.phone.subscribe(() => {
    const theirs = window.phone.getState().talk?.theirs ?? null;
    if (theirs && theirs !== listening) audio.createMediaStreamSource(theirs).connect(ear);
    listening = theirs;
  });
  window.heard = (hz) => {
    const wave = new Float32Array(ear.fftSize);
    ear.getFloatTimeDomainData(wave);
    let [cosine, sine, energy] = [0, 0, 0];
    wave.forEach((value, i) => {
      const angle = (2 * Math.PI * hz * i) / audio.sampleRate;
      cosine += value * Math.cos(angle);
      sine += value * Math.sin(angle);
      energy += value * value;
    });
    return energy < 1e-3 ? 0 : (2 * (cosine * cosine + sine * sine)) / (wave.length * energy);
  };
`;

const RATE = 48_000;

/** A browser whose microphone hears a tone of `hz`. */
export async function openBrowser(hz: number) {
  const folder = mkdtempSync(path.join(tmpdir(), "voice-"));
  const voice = path.join(folder, "voice.wav");
  writeFileSync(voice, tone(hz));
  const bundle = await build({
    stdin: { contents: PAGE, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
  });
  const script = bundle.outputFiles[0]?.text ?? "";
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : "<!doctype html><script src=/page.js></script>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${voice}`,
      "--autoplay-policy=no-user-gesture-required",
      "--allow-loopback-in-peer-connection",
    ],
  });

  return {
    /** Somebody's own browser: its tabs know of each other. */
    async person(phone: PhoneServer) {
      const context = await browser.newContext({ permissions: ["microphone"] });
      await context.exposeFunction("serverOpen", (takeOver: boolean) => phone.open(takeOver));
      await context.exposeFunction("serverCheck", () => phone.check());
      await context.exposeFunction("serverIceServers", () => phone.iceServers());
      await context.exposeFunction("serverLeave", () => phone.leave());
      return {
        async tab() {
          const page = await context.newPage();
          await page.goto(`http://127.0.0.1:${port}/`);
          return softphoneOn(page);
        },
      };
    },
    async close(): Promise<void> {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

type Act = Exclude<keyof PageApi["phone"], "getState" | "press" | "setMuted">;

const softphoneOn = (page: Page) => ({
  act: (what: Act): Promise<void> => page.evaluate((name) => window.phone[name](), what),
  press: (key: string): Promise<void> => page.evaluate((pressed) => window.phone.press(pressed), key),
  setMuted: (isMuted: boolean): Promise<void> => page.evaluate((is) => window.phone.setMuted(is), isMuted),
  /** "ready", or "ready, ringing". */
  state: (): Promise<string> =>
    page.evaluate(() => {
      const { line, talk } = window.phone.getState();
      return talk ? `${line.kind}, ${talk.phase}` : line.kind;
    }),
  iceServers: (): Promise<RTCIceServer[]> => page.evaluate(() => window.iceServers),
  heard: (hz: number): Promise<number> => page.evaluate((tone) => window.heard(tone), hz),
  close: (): Promise<void> => page.close(),
});

/** A second of it as a file of sound (RIFF, 16 bit, mono); browsers play it again and again. */
function tone(hz: number): Buffer {
  const samples = Buffer.alloc(RATE * 2);
  for (let i = 0; i < RATE; i++)
    samples.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * hz * i) / RATE)), i * 2);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
