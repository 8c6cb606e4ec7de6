import { createServer } from "node:http";
import { expect, it } from "vitest";
import { type TextTrouble, textContract } from "@/server/messaging/contract-suite";
import type { TextSending } from "@/server/messaging/port";
import { ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBERS } from "@/server/testing/vendors/twilio/account";
import { fakeTwilio } from "@/server/testing/vendors/twilio/fake-twilio";
import { listen } from "@/server/testing/vendors/twilio/twilio-rig";
import type { WebhookRequest } from "../port";
import { createClient } from "./client";
import { twilioTexts } from "./texts";

const STATUS: Record<Exclude<TextTrouble, "lost">, number> = {
  unauthorized: 401,
  "rate-limited": 429,
  unavailable: 503,
};
const refusal = (status: number) =>
  Response.json({ code: 20_000 + status, message: "No", more_info: "", status }, { status });

async function opened() {
  const fake = await fakeTwilio();
  const posted: WebhookRequest[] = [];
  const inbox = await listen(
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      posted.push({
        method: "POST",
        url: inbox.url + request.url,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks).toString("utf8"),
      });
      response.writeHead(200).end();
    }),
  );
  const texts = (through: typeof fetch): TextSending =>
    twilioTexts({
      client: createClient({
        accountSid: ACCOUNT_SID,
        authToken: AUTH_TOKEN,
        fetch: through,
        apiBase: fake.url,
      }),
      authToken: AUTH_TOKEN,
      webhookUrl: inbox.url,
    });
  const close = async () => {
    await fake.stop();
    await inbox.close();
    expect(fake.faults).toEqual([]);
  };
  return { fake, posted, texts, close };
}

textContract("twilio", async () => {
  const { fake, posted, texts, close } = await opened();
  return {
    sending: texts(fetch),
    from: OWN_NUMBERS[0] ?? "",
    nobody: "+12025550034",
    switchedOff: "+12025550031",
    received: async (number) =>
      fake.messages.filter(({ to }) => to === number).map(({ from, text }) => ({ from, text })),
    under: (trouble) =>
      texts(async (...request) => {
        if (trouble !== "lost") return refusal(STATUS[trouble]);
        await fetch(...request);
        throw new TypeError("fetch failed");
      }),
    reports: () => posted,
    close,
  };
});

it("takes a connection that never came about for an order that was not taken", async () => {
  const { texts, close } = await opened();
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const sending = texts(() => Promise.reject(new TypeError("fetch failed", { cause })));
  const order = { key: "k", to: "+12025550100", from: "Shop", text: "Hello" };
  await expect(sending.send(order)).rejects.toMatchObject({ kind: "unavailable" });
  // Without a sender Twilio would answer in riddles.
  await expect(texts(fetch).send({ ...order, from: null })).rejects.toMatchObject({ kind: "rejected" });
  await close();
});
