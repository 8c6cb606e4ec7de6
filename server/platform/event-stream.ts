import { oncePerProcess } from "./once-per-process";

export interface EventStream {
  /** Sends one event; after the end it does nothing. `data` must be one line. */
  send(event: string, data: string, id?: string): void;
  close(): void;
}

const HEARTBEAT_MS = 20_000;
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  // nginx would gather events until its buffer is full.
  "x-accel-buffering": "no",
};

/**
 * A response of server-sent events. `open` is called with the stream and returns what to undo at its end. The stream
 * ends when the reader leaves, at `close`, after `maxMs` (readers connect again, and pass the gate again), and when the
 * process is told to stop: an open stream would keep it alive for good.
 */
export function eventStream(
  signal: AbortSignal,
  open: (stream: EventStream) => () => void,
  maxMs = 15 * 60_000,
): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      let isOpen = true;
      let undo: (() => void) | undefined;
      end = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(heartbeat);
        clearTimeout(lifetime);
        streams().delete(end);
        signal.removeEventListener("abort", end);
        undo?.();
        // A cancelled stream is closed already, and closing twice throws.
        if (!isCancelled) controller.close();
      };
      const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
      const lifetime = setTimeout(() => end(), maxMs);
      streams().add(end);
      signal.addEventListener("abort", end);
      write("retry: 2000\n\n");
      undo = open({
        send: (event, data, id) => {
          if (isOpen) write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`);
        },
        close: () => end(),
      });
      if (!isOpen) undo();
      else if (signal.aborted) end();
    },
    cancel() {
      isCancelled = true;
      end();
    },
  });
  return new Response(body, { headers: HEADERS });
}

/** The ends of all open streams of this process. */
function streams(): Set<() => void> {
  return oncePerProcess("event-streams", () => {
    const open = new Set<() => void>();
    const closeAll = () => {
      for (const end of open) end();
    };
    process.once("SIGTERM", closeAll);
    process.once("SIGINT", closeAll);
    return open;
  });
}
