import { Pool } from "pg";
import { describe, expect, it } from "vitest";
import type { Engine } from "./engine";
import { retryDelayMs } from "./retry-delay";

const silent = () => undefined;
const engine = (fixedMs: number | null): Engine => ({
  pool: new Pool(), // connects only when asked to
  owner: "test",
  handler: async () => new Response(),
  leaseSeconds: 10,
  retryDelayMs: fixedMs,
  log: { debug: silent, info: silent, warn: silent, error: silent },
});

describe("retryDelayMs", () => {
  it("grows as Inngest's does, spread over half a minute", () => {
    for (const [attempt, seconds] of [
      [0, 15],
      [3, 120],
      [9, 7200],
      [99, 7200],
    ] as const) {
      const delay = retryDelayMs(engine(null), attempt, null);
      expect(delay).toBeGreaterThanOrEqual(seconds * 1000);
      expect(delay).toBeLessThan((seconds + 30) * 1000);
    }
  });

  it("is what the function asked for, before anything else", () => {
    expect(retryDelayMs(engine(50), 0, 3000)).toBe(3000);
    expect(retryDelayMs(engine(50), 0, null)).toBe(50);
  });
});
