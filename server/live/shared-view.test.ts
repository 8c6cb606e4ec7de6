import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyDifference, differenceSchema, type Parts, wholeSchema } from "@/core/live-contract/frames";
import { type SharedView, sharedView, type Watcher } from "./shared-view";

const GAP_MS = 50;
const REFRESH_MS = 5_000;

let stored: Record<string, unknown>;
let readings: (readonly string[] | null)[];
let view: SharedView;

beforeEach(() => {
  vi.useFakeTimers();
  stored = {};
  readings = [];
  view = sharedView({
    clock: { now: () => Date.now() },
    gapMs: GAP_MS,
    refreshMs: REFRESH_MS,
    read: async (keys) => {
      readings.push(keys);
      return new Map(Object.entries(stored));
    },
  });
});
afterEach(() => void vi.useRealTimers());

/** A page: what it has been told, put together, and how. */
function page(keys: string[] | null = null, lastId: string | null = null, parts: Parts = {}) {
  const seen = { parts, events: [] as string[], lastId };
  const watcher: Watcher = {
    keys,
    lastId,
    send(event, data, id) {
      seen.events.push(event);
      seen.lastId = id;
      const frame: unknown = JSON.parse(data);
      seen.parts =
        event === "whole"
          ? wholeSchema.parse(frame).parts
          : applyDifference(seen.parts, differenceSchema.parse(frame));
    },
  };
  return { seen, leave: view.watch(watcher) };
}

async function change(next: Record<string, unknown>): Promise<void> {
  stored = next;
  view.touch();
  await vi.advanceTimersByTimeAsync(GAP_MS * 2);
}

describe("a view that many watch", () => {
  it("is told whole once, and then by its differences", async () => {
    stored = { a: 1, b: 2 };
    const { seen } = page();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toMatchObject({ parts: { a: 1, b: 2 }, events: ["whole"] });
    await change({ a: 1, c: 3 });
    expect(seen).toMatchObject({ events: ["whole", "difference"] });
    expect(seen.parts).toEqual({ a: 1, c: 3 });
  });

  it("is read once for all of them, and not while nobody looks", async () => {
    view.touch();
    await vi.advanceTimersByTimeAsync(REFRESH_MS * 2);
    expect(readings).toHaveLength(0);
    const pages = Array.from({ length: 100 }, () => page());
    await vi.advanceTimersByTimeAsync(GAP_MS);
    const before = readings.length;
    await change({ a: 1 });
    expect(readings).toHaveLength(before + 1);
    for (const { seen, leave } of pages) {
      expect(seen.parts).toEqual({ a: 1 });
      leave();
    }
    await vi.advanceTimersByTimeAsync(REFRESH_MS * 2);
    expect(readings).toHaveLength(before + 1);
  });

  it("takes a burst of changes together", async () => {
    page();
    await vi.advanceTimersByTimeAsync(GAP_MS * 2);
    const before = readings.length;
    for (let i = 0; i < 30; i++) view.touch();
    await vi.advanceTimersByTimeAsync(GAP_MS * 5);
    expect(readings.length - before).toBeLessThanOrEqual(2);
  });

  it("finds out by itself what nobody told", async () => {
    const { seen } = page();
    await vi.advanceTimersByTimeAsync(GAP_MS * 2);
    stored = { a: "later" };
    await vi.advanceTimersByTimeAsync(REFRESH_MS + GAP_MS);
    expect(seen.parts).toEqual({ a: "later" });
  });

  it("says nothing where nothing differs, nor about parts that somebody does not watch", async () => {
    stored = { a: 1, b: 1 };
    const { seen } = page(["a"]);
    await vi.advanceTimersByTimeAsync(GAP_MS * 2);
    expect(seen.parts).toEqual({ a: 1 });
    await change({ a: 1, b: 2 });
    await change({ a: 1, b: 2 });
    expect(seen.events).toEqual(["whole"]);
    expect(readings.at(-1)).toEqual(["a"]);
  });
});

describe("a watcher who was away", () => {
  it("is told what was missed", async () => {
    page();
    const first = page();
    await change({ a: 1 });
    first.leave();
    await change({ a: 2 });
    await change({ a: 2, b: 1 });
    const back = page(null, first.seen.lastId, first.seen.parts);
    await vi.advanceTimersByTimeAsync(GAP_MS * 2);
    expect(back.seen.events).toEqual(["difference", "difference"]);
    expect(back.seen.parts).toEqual({ a: 2, b: 1 });
  });

  it("is told everything where that is not known any more", async () => {
    const first = page();
    await change({ a: 1 });
    first.leave();
    stored = { b: 1 };
    const back = page(null, first.seen.lastId, first.seen.parts);
    await vi.advanceTimersByTimeAsync(GAP_MS * 2);
    expect(back.seen).toMatchObject({ events: ["whole"], parts: { b: 1 } });
  });
});
