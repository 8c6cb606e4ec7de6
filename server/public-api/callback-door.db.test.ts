import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../platform/db";
import { type EngineHarness, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../testing/shop";
import { acceptRequest, cancelByVisitor, openCallback, rateByVisitor } from "./callback-door";
import { json, respond } from "./respond";

process.env.PEREZVON_LIMIT_FACTOR = "100000";
const BASE = "https://calls.example/api/v1/callbacks";

let engine: EngineHarness;
let shop: Shop;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(async () => {
  process.on("unhandledRejection", note);
  engine = await startHarness();
  shop = await openShop({ operators: [] });
});
afterAll(async () => {
  await engine.close();
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

/** What the route handler does with a request. */
const post = (body: BodyInit | null, headers: Record<string, string> = {}): Promise<Response> => {
  const request = new Request(BASE, { method: "POST", body, headers });
  return respond(request, () => acceptRequest(request));
};
const at = (path: string, method = "GET", body: string | null = null) =>
  new Request(BASE + path, { method, body });

const weird = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom(
    "\0",
    "a\0b",
    "\ud800",
    "👢".slice(1),
    "__proto__",
    "constructor",
    "x".repeat(5_000),
    "%00",
  ),
);
const anything = fc.oneof(weird, fc.jsonValue({ maxDepth: 5 }), fc.constant(undefined));

/** A request that is right but for a few fields. */
const almostRight = fc
  .record(
    {
      siteKey: anything,
      phone: fc.oneof(anything, fc.constant("+1 202 555 0139")),
      consent: anything,
      page: fc.oneof(
        anything,
        weird.map(
          (text) => `https://shop.example/?utm_source=${encodeURIComponent(Buffer.from(text).toString())}`,
        ),
        weird.map((text) => `https://shop.example/${text}`),
      ),
      pageTitle: anything,
      referrer: anything,
      fields: fc.oneof(anything, fc.dictionary(weird, weird, { maxKeys: 25 })),
      language: anything,
      visitorId: anything,
      offer: anything,
      scheduledFor: fc.oneof(
        anything,
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
    },
    { requiredKeys: [] },
  )
  .chain((wrong) =>
    fc.subarray(Object.keys(wrong), { maxLength: 2 }).map((keys) =>
      JSON.stringify({
        siteKey: shop.site.key,
        phone: nextPhone("39"),
        consent: true,
        page: "https://shop.example/boots",
        ...Object.fromEntries(Object.entries(wrong).filter(([key]) => keys.includes(key))),
      }),
    ),
  );

const body: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 5, arbitrary: almostRight },
  fc.json(),
  fc.string({ unit: "binary" }),
  fc.uint8Array({ maxLength: 2_000 }),
  fc.integer({ min: 1, max: 16_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.integer({ min: 1, max: 3_000 }).map((depth) => '{"fields":'.repeat(depth)),
  fc.constantFrom("", "null", "1", `"${"x".repeat(40_000)}"`, '{"fields":{"__proto__":{"a":1}}}'),
);

/** Header values may hold any Latin-1 character but control characters: a server never sees others. */
const headerText = fc
  .string({
    unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength: 500,
  })
  .map((text) => text.trim());
const headers = fc.record(
  {
    origin: fc.oneof(headerText, fc.constant("null")),
    "idempotency-key": headerText,
    "user-agent": headerText,
    "accept-language": headerText,
    "x-forwarded-for": headerText,
    "content-type": headerText,
  },
  { requiredKeys: [] },
);

const TEN = { minLength: 10, maxLength: 10 };

describe("POST /api/v1/callbacks", () => {
  it("answers 202 with urls that work", async () => {
    const response = await post(
      JSON.stringify({
        siteKey: shop.site.key,
        phone: nextPhone("39"),
        consent: true,
        page: "https://shop.example/",
      }),
    );
    expect(response.status).toBe(202);
    const { id, statusUrl } = (await response.json()) as { id: string; statusUrl: string };
    const { search } = new URL(statusUrl);
    expect((await openCallback(at(`/${id}${search}`), id)).status.id).toBe(id);
  });

  it("never fails over 1,000 malformed requests", async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(body, headers), TEN), async (requests) => {
        await Promise.all(
          requests.map(async ([malformed, given]) => {
            const response = await post(malformed as BodyInit, given);
            statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
            expect(response.status).toBeLessThan(500);
            if (response.status === 202) return;
            const type = expect.stringMatching(/^\/problems\//);
            expect(await response.json()).toMatchObject({ type, status: response.status });
          }),
        );
      }),
      { numRuns: 100, seed: 7 },
    );
    // Some are right after all, or the property would prove little.
    expect(statuses.get(202)).toBeGreaterThan(30);
    expect(statuses.get(400)).toBeGreaterThan(50);
  }, 120_000);

  it("reads no more of a body than it takes", async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 8_192;
        controller.enqueue(new Uint8Array(8_192).fill(32));
      },
    });
    const request = new Request(BASE, { method: "POST", body: endless, duplex: "half" } as RequestInit);
    expect((await respond(request, () => acceptRequest(request))).status).toBe(413);
    expect(read).toBeLessThan(100_000);
  });
});

describe("the urls of a callback", () => {
  it.each(["\0", "x", "../..", "00000000-0000-0000-0000-000000000000", "ы".repeat(300)])(
    "tell nothing at an id that does not exist: %j",
    async (id) => {
      const request = at("/x?token=t");
      const response = await respond(request, async () => json((await openCallback(request, id)).status));
      expect(response.status).toBe(404);
    },
  );

  it("tell nothing without the token, or with another one's", async () => {
    const mine = await engine.store(shop, nextPhone("39"));
    const other = await engine.store(shop, nextPhone("39"));
    for (const query of ["", "?token=", "?token=%00", `?token=${other.token}`]) {
      const request = at(`/${mine.id}${query}`);
      const response = await respond(request, async () =>
        json((await openCallback(request, mine.id)).status),
      );
      expect(response.status).toBe(404);
    }
  });

  it("cancel, and rate what is over: once over, more than once, the last counts", async () => {
    const callback = await engine.store(shop, nextPhone("39"));
    const query = `/${callback.id}?token=${callback.token}`;
    const rate = (score: unknown) => {
      const request = at(query, "POST", JSON.stringify({ score }));
      return respond(request, () => rateByVisitor(request, callback.id));
    };
    expect((await rate(5)).status).toBe(400);
    const cancelled = await cancelByVisitor(at(query, "DELETE"), callback.id);
    expect(await cancelled.json()).toMatchObject({ stage: "finished", outcome: "cancelled" });
    for (const score of [0, 6, 4.5, "5", null, undefined]) expect((await rate(score)).status).toBe(400);
    for (const score of [2, 5]) expect(await (await rate(score)).json()).toMatchObject({ rating: score });
    const rated = await db().callback.findUniqueOrThrow({ where: { id: callback.id } });
    expect(rated.rating).toBe(5);
  });

  it("take so many ratings, and no more: each is told to connections, and stands in the story", async () => {
    const callback = await engine.store(shop, nextPhone("39"));
    const query = `/${callback.id}?token=${callback.token}`;
    await cancelByVisitor(at(query, "DELETE"), callback.id);
    const answers = [];
    for (let i = 0; i < 12; i++) {
      const request = at(query, "POST", JSON.stringify({ score: 1 + (i % 5) }));
      answers.push(await respond(request, () => rateByVisitor(request, callback.id)));
    }
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(200), 429, 429]);
    expect(answers.at(-1)?.headers.get("retry-after")).toMatch(/^\d+$/);
  });
});
