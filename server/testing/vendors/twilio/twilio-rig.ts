import { createServer, type Server } from "node:http";
import type { TelephonyEvent, TelephonyProvider, WebhookRequest } from "../../../telephony/port";
import { createTwilio, type TwilioOptions } from "../../../telephony/twilio/adapter";
import { memoryReferences } from "../../memory-references";
import { memoryTurns } from "../../memory-turns";
import { ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBERS } from "./account";
import { type FakeTwilio, fakeTwilio } from "./fake-twilio";

export interface TwilioRig {
  fake: FakeTwilio;
  provider: TelephonyProvider;
  webhookUrl: string;
  /** A proxy before us says so many times that nobody is there. */
  beAway(times: number): void;
  /** Another process's provider on the same account. */
  another(changes?: Partial<TwilioOptions>): TelephonyProvider;
  close(): Promise<void>;
}

/** Where the tone is that somebody hears who waits. */
const RINGING = "/ringing";

/** The adapter on a stand-in account, with an address of ours to which that posts. */
export async function twilioRig(
  onEvents: (events: TelephonyEvent[]) => void,
  changes: Partial<TwilioOptions> = {},
): Promise<TwilioRig> {
  const fake = await fakeTwilio();
  let provider: TelephonyProvider | undefined;
  let absences = 0;
  const inbox = await listen(
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      if (request.url === RINGING) return void response.writeHead(200).end("a tone");
      if (absences-- > 0) return void response.writeHead(502).end();
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
        const answer = await provider?.answerWebhook?.(webhook);
        response.writeHead(200, { "content-type": answer?.contentType ?? "text/plain" }).end(answer?.body);
      } catch {
        response.writeHead(400).end();
      }
    }),
  );
  const webhookUrl = `${inbox.url}/hook`;
  // As its owner sets it up.
  for (const number of fake.numbers)
    Object.assign(number, { voiceUrl: webhookUrl, statusCallback: webhookUrl });
  const references = memoryReferences();
  const takeTurn = memoryTurns();
  const another = (more: Partial<TwilioOptions> = {}) =>
    createTwilio({
      accountSid: ACCOUNT_SID,
      authToken: AUTH_TOKEN,
      machineDetection: false,
      record: false,
      callsPerSecond: 100,
      callerId: OWN_NUMBERS[0],
      fetch,
      apiBase: fake.url,
      clock: { now: () => Date.now() },
      references,
      takeTurn,
      webhookUrl,
      ringingUrl: inbox.url + RINGING,
      ...changes,
      ...more,
    });
  provider = another();
  const close = async () => {
    await fake.stop();
    await inbox.close();
  };
  const beAway = (times: number) => {
    absences = times;
  };
  return { fake, provider, webhookUrl, beAway, another, close };
}

/** Events in the order in which they came, each once. */
export function collectEvents() {
  const events = new Map<string, TelephonyEvent>();
  return {
    all: () => [...events.values()],
    take: (more: TelephonyEvent[]) => {
      for (const event of more) if (!events.has(event.id)) events.set(event.id, event);
    },
    typesOf: (legId: string) =>
      [...events.values()].filter((one) => one.legId === legId).map(({ type }) => type),
  };
}

/** On a free port of this machine. */
export async function listen(server: Server) {
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
