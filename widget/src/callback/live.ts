import type { CallbackAccepted, CallbackStatus } from "@/core/widget-contract/wire";
import { safely } from "../page/safely";
import { asStatus, readStatus } from "./transport";

export interface LiveListener {
  onStatus(status: CallbackStatus): void;
  /** The server no longer knows this callback. */
  onGone(): void;
  onConnection(isConnected: boolean): void;
}

const POLL_MS = 3_000;
/** From so many failures of the stream on, asking replaces listening; listening is still tried. */
const FAILURES_BEFORE_POLLING = 3;
const MAX_BACKOFF_MS = 15_000;
/** A stream that says nothing for so long may be dead without knowing it (sleeping laptops): ask. */
const SILENCE_MS = 30_000;
/** A call planned further away than this needs no open stream. */
const NEAR_MS = 90_000;
const MAX_REST_MS = 300_000;

/** Follows one callback until it is finished, by stream where that works and by asking where it does not. Answers: stop. */
export function follow(accepted: CallbackAccepted, listener: LiveListener): () => void {
  let source: EventSource | undefined;
  let failures = 0;
  let latest = "";
  let isOver = false;
  const timers = { stream: 0, poll: 0, silence: 0 };

  const disconnect = () => {
    source?.close();
    source = undefined;
    for (const timer of [timers.stream, timers.poll, timers.silence]) clearTimeout(timer);
  };
  const stop = () => {
    isOver = true;
    disconnect();
    for (const [name, handler] of wakers) window.removeEventListener(name, handler);
  };

  const receive = (status: CallbackStatus) => {
    // An answer that was overtaken: the stream was faster. Same format, same zone: text order is time order.
    if (isOver || status.now < latest) return;
    latest = status.now;
    listener.onConnection(true);
    if (status.stage === "finished") stop();
    listener.onStatus(status);
    const rest = isOver ? 0 : restMs(status);
    if (rest > 0) {
      disconnect();
      timers.stream = window.setTimeout(connect, rest);
    }
  };

  const ask = safely(async () => {
    const answer = await readStatus(accepted.statusUrl);
    if (isOver) return;
    if (answer.ok) return receive(answer.value);
    if (answer.failure.kind === "refused" && [401, 403, 404, 410].includes(answer.failure.status)) {
      stop();
      return listener.onGone();
    }
    listener.onConnection(false);
  });

  const poll = () => {
    clearTimeout(timers.poll);
    ask();
    timers.poll = window.setTimeout(poll, POLL_MS);
  };

  /** A stream that never spoke may be held back by a proxy that collects before it passes on: ask as when polling. */
  const mindSilence = (patienceMs: number) => {
    clearTimeout(timers.silence);
    timers.silence = window.setTimeout(() => {
      ask();
      mindSilence(patienceMs);
    }, patienceMs);
  };

  const connect = safely(() => {
    if (isOver) return;
    disconnect();
    // Disconnecting stopped the asking too: where the stream has failed it goes on until the stream speaks.
    if (failures >= FAILURES_BEFORE_POLLING) poll();
    mindSilence(POLL_MS);
    source = new EventSource(accepted.eventsUrl);
    source.addEventListener(
      "state",
      safely((event: MessageEvent<string>) => {
        failures = 0;
        clearTimeout(timers.poll);
        mindSilence(SILENCE_MS);
        const status = asStatus(JSON.parse(event.data));
        if (status) receive(status);
      }),
    );
    source.addEventListener("error", safely(fail));
  });

  function fail(): void {
    // Its own way of reconnecting gives up for good on an answer like 502: ours does not.
    source?.close();
    failures += 1;
    if (failures === 1) ask();
    if (failures === FAILURES_BEFORE_POLLING) poll();
    const backoff = Math.min(1_000 * 2 ** (failures - 1), MAX_BACKOFF_MS);
    clearTimeout(timers.stream);
    // Scattered, so that a restarted server is not met by everybody at once.
    timers.stream = window.setTimeout(connect, backoff * (1 + Math.random() * 0.3));
  }

  // An open stream keeps a page out of the browser's back-forward cache; and a phone that wakes up is behind.
  const wakers: [string, () => void][] = [
    ["pagehide", disconnect],
    [
      "pageshow",
      safely((event?: PageTransitionEvent) => {
        if (event?.persisted) connect();
      }),
    ],
    ["online", connect],
    [
      // It bubbles up to the window.
      "visibilitychange",
      () => {
        if (document.visibilityState === "visible") ask();
      },
    ],
  ];
  for (const [name, handler] of wakers) window.addEventListener(name, handler);
  connect();
  return stop;
}

/** How long nothing will happen: 0 unless the call is planned for later than soon. */
function restMs(status: CallbackStatus): number {
  const step = status.nextStep;
  if (status.stage !== "scheduled" || !step || !("at" in step)) return 0;
  const ahead = Date.parse(step.at) - Date.parse(status.now);
  return ahead > NEAR_MS ? Math.min(ahead - NEAR_MS / 2, MAX_REST_MS) : 0;
}
