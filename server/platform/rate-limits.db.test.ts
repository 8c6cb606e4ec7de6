import { describe, expect, it } from "vitest";
import { db } from "./db";
import { consume, forgive } from "./rate-limits";

const limit = (key: string) => ({ name: "test", key, points: 3, seconds: 60 });

describe("rate limits", () => {
  it("allows exactly the points, however many come at once, and says how long to wait", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => consume(limit("crowd"))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    const refused = answers.find((answer) => !answer.ok);
    expect(refused).toMatchObject({ ok: false });
    expect(refused && !refused.ok && refused.retryAfterSeconds).toBeGreaterThan(50);
  });
  it("counts each key by itself and stores none in the clear", async () => {
    expect(await consume(limit("anna@example.com"))).toEqual({ ok: true });
    const rows = await db().rateLimit.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows.map((row) => row.key))).not.toContain("anna");
  });
  it("begins anew when forgiven", async () => {
    for (let i = 0; i < 4; i++) await consume(limit("forgiven"));
    expect((await consume(limit("forgiven"))).ok).toBe(false);
    await forgive(limit("forgiven"));
    expect(await consume(limit("forgiven"))).toEqual({ ok: true });
  });
});
