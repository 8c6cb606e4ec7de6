import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const CHUNK = new Uint8Array(64 * 1024);

/** A body that never ends, as far as anybody reads it. */
function endless() {
  let bytes = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      bytes += CHUNK.byteLength;
      // A reader without a limit must fail here, not fill the machine.
      if (bytes > 8_000_000) controller.error(new Error("Read without a limit."));
      else controller.enqueue(CHUNK);
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  return { body, wasCancelled: () => isCancelled };
}

const params = { provider: "twilio", key: "whose", connector: "hubspot" };

describe("what strangers post", () => {
  beforeAll(() => {
    vi.stubEnv("DATABASE_URL", "postgresql://nowhere");
    vi.stubEnv("PEREZVON_SECRET", "s".repeat(32));
  });
  afterAll(() => vi.unstubAllEnvs());

  it.each([
    ["Stripe", () => import("@/app/api/stripe/webhook/route")],
    ["a CRM", () => import("@/app/api/integrations/[connector]/events/route")],
    ["telephony", () => import("@/app/api/webhooks/telephony/[provider]/route")],
    ["an account", () => import("@/app/api/webhooks/telephony/[provider]/[key]/route")],
    ["texts", () => import("@/app/api/webhooks/telephony/[provider]/[key]/texts/route")],
  ])("to the door of %s is read no further than a vendor's message can be", async (_name, load) => {
    const { POST } = await load();
    const { body, wasCancelled } = endless();
    // `duplex` is asked for by Node and unknown to TypeScript's DOM.
    const given = { method: "POST", body, duplex: "half" };
    const request = new Request("http://localhost/door", given);
    const response = await POST(request, { params: Promise.resolve(params) });
    expect(response.status).toBe(413);
    expect(wasCancelled()).toBe(true);
  });
});
