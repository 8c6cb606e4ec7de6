import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readForm } from "./form-body";
import { type Stripe, startStripe } from "./stand-in";

let stripe: Stripe;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(() => stripe.close());

const ask = async (path: string, form: Record<string, string> | null, key?: string) => {
  const response = await fetch(stripe.url + path, {
    method: form ? "POST" : "GET",
    headers: {
      authorization: "Bearer sk_test_x",
      "content-type": "application/x-www-form-urlencoded",
      ...(key && { "idempotency-key": key }),
    },
    ...(form && { body: new URLSearchParams(form) }),
  });
  return { status: response.status, body: await response.json() };
};

describe("the stand-in refuses what Stripe's description does not take", () => {
  it.each([
    ["a parameter that is unknown", "/v1/customers", { shoe_size: "44" }, 400],
    ["one that is missing", "/v1/billing/meter_events", { event_name: "seconds" }, 400],
    [
      "a value that is none of the known",
      "/v1/billing/meters",
      { "default_aggregation[formula]": "mean" },
      400,
    ],
    ["a path that there is not", "/v1/cheeses", {}, 404],
  ] as [string, string, Record<string, string>, number][])("%s", async (_what, path, form, status) => {
    const answer = await ask(path, form);
    expect(answer.status).toBe(status);
    expect(answer.body.error.type).toBe("invalid_request_error");
  });
});

describe("an idempotency key", () => {
  it("gets the same answer, and is refused with other contents", async () => {
    const made = await ask("/v1/customers", { "metadata[a]": "1" }, "key");
    expect(made.status).toBe(200);
    expect(await ask("/v1/customers", { "metadata[a]": "1" }, "key")).toEqual(made);
    expect((await ask("/v1/customers", { "metadata[a]": "2" }, "key")).status).toBe(400);
    expect(stripe.world.tables.customers.size).toBe(1);
  });
});

describe("the meter", () => {
  it("knows an identifier for a day, and says so", async () => {
    const { body: customer } = await ask("/v1/customers", {});
    await ask("/v1/billing/meters", {
      display_name: "Seconds",
      event_name: "seconds",
      "default_aggregation[formula]": "sum",
    });
    const tell = (given: Record<string, string> = {}) =>
      ask("/v1/billing/meter_events", {
        event_name: "seconds",
        identifier: "call",
        timestamp: String(Math.floor(stripe.now() / 1000)),
        "payload[stripe_customer_id]": customer.id,
        "payload[value]": "40",
        ...given,
      });
    expect((await tell()).status).toBe(200);
    const again = await tell();
    expect(again).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching("already exists") } },
    });
    expect((await tell({ identifier: "b", "payload[value]": "1.5" })).status).toBe(400);
    expect(
      (await tell({ identifier: "c", timestamp: String(Math.floor(stripe.now() / 1000) + 400) })).status,
    ).toBe(400);
    stripe.advance(24 * 3_600_000);
    expect((await tell()).status).toBe(200);
    expect(stripe.world.metering.taken.map(({ value }) => value)).toEqual([40, 40]);
  });
});

it("reads forms as Stripe's SDKs write them", () => {
  expect(readForm("a=1&items[0][price]=x&items[1][price]=y&keys[]=k&keys[]=l&m[b]=2")).toEqual({
    a: "1",
    items: [{ price: "x" }, { price: "y" }],
    keys: ["k", "l"],
    m: { b: "2" },
  });
});
