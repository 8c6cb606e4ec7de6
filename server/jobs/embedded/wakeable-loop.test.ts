import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createWakeableLoop } from "./wakeable-loop";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A loop whose turns take 10 ms. */
function setUp(pauseMs = 100) {
  const turns: number[] = [];
  const loop = createWakeableLoop(async () => {
    turns.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 10));
    return pauseMs;
  });
  return { loop, turns };
}

it("takes a turn at start, and again when the pause has passed", async () => {
  const { loop, turns } = setUp();
  loop.start();
  await vi.advanceTimersByTimeAsync(115);
  expect(turns).toHaveLength(2);
});

it("woken in the middle of a turn, takes exactly one more right after it", async () => {
  const { loop, turns } = setUp();
  loop.start();
  await vi.advanceTimersByTimeAsync(5);
  for (let i = 0; i < 3; i++) loop.wake();
  await vi.advanceTimersByTimeAsync(50);
  expect(turns).toHaveLength(2);
});

it("woken in a pause, cuts it short", async () => {
  const { loop, turns } = setUp();
  loop.start();
  await vi.advanceTimersByTimeAsync(50);
  loop.wake();
  expect(turns).toHaveLength(2);
});

it("stopped, takes no more turns, also when woken", async () => {
  const { loop, turns } = setUp(0);
  loop.start();
  await vi.advanceTimersByTimeAsync(25);
  loop.stop();
  const taken = turns.length;
  loop.wake();
  await vi.advanceTimersByTimeAsync(500);
  expect(turns).toHaveLength(taken);
});
