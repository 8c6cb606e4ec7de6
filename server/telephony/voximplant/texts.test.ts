import { expect, it } from "vitest";
import { type TextTrouble, textContract } from "@/server/messaging/contract-suite";
import type { TextSending } from "@/server/messaging/port";
import { OWN_NUMBER, SENDER_NAME } from "@/server/testing/vendors/voximplant/account";
import { fakeVoximplant } from "@/server/testing/vendors/voximplant/fake-voximplant";
import { createManagementApi } from "./management-api";
import { voximplantTexts } from "./texts";

const clock = { now: () => Date.now() };

async function opened() {
  const vendor = await fakeVoximplant();
  const texts = (through: typeof fetch): TextSending =>
    voximplantTexts(createManagementApi(vendor, { fetch: through, clock, apiBase: vendor.url }));
  const close = async () => {
    await vendor.stop();
    expect(vendor.faults).toEqual([]);
  };
  return { vendor, texts, close };
}

/** Errors come with HTTP 200. */
const TROUBLES: Record<Exclude<TextTrouble, "lost">, number> = {
  unauthorized: 100,
  "rate-limited": 340,
  unavailable: 10,
};

const harnessFor = (from: string) => async () => {
  const { vendor, texts, close } = await opened();
  return {
    sending: texts(fetch),
    from,
    nobody: "+12025550034",
    received: async (number: string) =>
      vendor.account.texts.filter(({ to }) => `+${to}` === number).map(({ text }) => ({ from, text })),
    under: (trouble: TextTrouble) =>
      texts(async (...request) => {
        if (trouble !== "lost") return Response.json({ error: { code: TROUBLES[trouble], msg: "No" } });
        await fetch(...request);
        throw new TypeError("fetch failed");
      }),
    close,
  };
};

textContract("voximplant, from a number,", harnessFor(`+${OWN_NUMBER}`));
textContract("voximplant, under a name,", harnessFor(SENDER_NAME));

it("knows what was surely not taken from what may have been", async () => {
  const { texts, close } = await opened();
  const order = { key: "k", to: "+12025550100", from: `+${OWN_NUMBER}`, text: "Hello" };
  const kindAt = async (through: typeof fetch) =>
    texts(through)
      .send(order)
      .catch(({ kind }: { kind: string }) => kind);
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  expect(await kindAt(() => Promise.reject(new TypeError("fetch failed", { cause })))).toBe("unavailable");
  expect(await kindAt(async () => new Response("", { status: 503 }))).toBe("unavailable");
  expect(await kindAt(async () => new Response("", { status: 504 }))).toBe("protocol");
  await expect(texts(fetch).send({ ...order, from: null })).rejects.toMatchObject({ kind: "rejected" });
  expect((await texts(fetch).send(order)).reference).toMatch(/^\d+$/);
  await close();
});
