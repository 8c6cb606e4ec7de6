import { afterEach, describe, expect, it, vi } from "vitest";
import { type EventStream, eventStream } from "./event-stream";

/** Opens a stream and hands back both of its ends. */
function opened(maxMs?: number) {
  const reader = new AbortController();
  const undo = vi.fn();
  let stream: EventStream | undefined;
  const response = eventStream(
    reader.signal,
    (given) => {
      stream = given;
      return undo;
    },
    maxMs,
  );
  if (!stream) throw new Error("the stream opens at once");
  return { response, stream, undo, leave: () => reader.abort() };
}

describe("eventStream", () => {
  afterEach(() => void vi.useRealTimers());

  it("writes events as the standard says", async () => {
    const { response, stream } = opened();
    stream.send("state", '{"stage":"talking"}', "7");
    stream.close();
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(await response.text()).toBe('retry: 2000\n\nid: 7\nevent: state\ndata: {"stage":"talking"}\n\n');
  });

  it("undoes once when the reader leaves, and is silent afterwards", async () => {
    const { response, stream, undo, leave } = opened();
    leave();
    stream.send("change", "callback");
    stream.close();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(await response.text()).toBe("retry: 2000\n\n");
  });

  it("takes a cancelled body for a reader who left", async () => {
    const { response, undo } = opened();
    await response.body?.cancel();
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it("keeps the line warm and ends after its lifetime", async () => {
    vi.useFakeTimers();
    const { response, undo } = opened(45_000);
    const text = response.text();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(await text).toBe("retry: 2000\n\n: still here\n\n: still here\n\n");
    expect(undo).toHaveBeenCalledTimes(1);
  });
});
