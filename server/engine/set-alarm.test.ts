import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Deadline } from "../platform/follow-ups";
import { setAlarm } from "./set-alarm";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const told: number[] = [];
const tell = async (at: number) => void told.push(at);
const deadline = (dueAt: number): Deadline => ({ callId: "c", timer: "short-whisper", dueAt });

describe("a deadline with an alarm", () => {
  it("is told once, when it passes, however often it was set", async () => {
    told.length = 0;
    const dueAt = Date.now() + 700;
    for (let times = 0; times < 3; times++) setAlarm(deadline(dueAt), tell);
    await vi.advanceTimersByTimeAsync(699);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([dueAt]);
  });

  it("is told at once where it has passed, and again where it is set anew", async () => {
    told.length = 0;
    for (let times = 0; times < 2; times++) {
      setAlarm(deadline(Date.now() - 300), tell);
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(told).toHaveLength(2);
  });
});
