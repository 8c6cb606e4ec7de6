import type { TelephonyEvent } from "../port";
import { signEvents } from "./webhook";

export interface DeliveryOptions {
  url: string;
  secret: string;
  fetch: typeof fetch;
  newId: () => string;
}

interface LegQueue {
  events: TelephonyEvent[];
  isSending: boolean;
  failures: number;
  /** Epoch ms; before it this leg waits after a refusal. */
  notBefore: number;
}

/** Few: while they are on their way, what comes meanwhile is gathered and travels together. */
const SENDING_AT_ONCE = 2;
const BATCH_SIZE = 64;
/** Beyond this the carrier takes no new legs; live ones add only a handful of events each. */
const FULL_AT = 50_000;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;
const TIMEOUT_MS = 10_000;

/**
 * Posts events to the application, in order per leg, until each has been taken. Where the application cannot be
 * reached, one probe at a time goes on; where it refuses a batch, only that batch's legs wait, and then go alone, so
 * that one event it chokes on does not hold up the other calls.
 */
export class EventDelivery {
  readonly #options: DeliveryOptions;
  readonly #queues = new Map<string, LegQueue>();
  #isStopped = false;
  #pending = 0;
  #sending = 0;
  /** Probes in a row that got no answer at all, and when the next may go (epoch ms). */
  #silence = 0;
  #probeAt = 0;
  #wakeAt = Number.POSITIVE_INFINITY;
  #wake: NodeJS.Timeout | undefined;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  get pending(): number {
    return this.#pending;
  }

  get isFull(): boolean {
    return this.#pending >= FULL_AT;
  }

  enqueue(event: TelephonyEvent): void {
    const queue = this.#queues.get(event.legId);
    if (queue) queue.events.push(event);
    else this.#queues.set(event.legId, { events: [event], isSending: false, failures: 0, notBefore: 0 });
    this.#pending += 1;
    // What one order causes travels together.
    queueMicrotask(() => this.#pump());
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#wake);
  }

  #pump(): void {
    const isProbing = this.#silence > 0;
    if (isProbing && Date.now() < this.#probeAt) {
      this.#wakeBy(this.#probeAt);
      return;
    }
    while (this.#sending < (isProbing ? 1 : SENDING_AT_ONCE) && !this.#isStopped) {
      const batch = this.#nextBatch();
      if (batch.length === 0) return;
      void this.#send(batch);
    }
  }

  #nextBatch(): { queue: LegQueue; count: number }[] {
    const now = Date.now();
    const batch: { queue: LegQueue; count: number }[] = [];
    let size = 0;
    for (const queue of this.#queues.values()) {
      if (queue.isSending) continue;
      if (queue.notBefore > now) {
        this.#wakeBy(queue.notBefore);
        continue;
      }
      const goesAlone = queue.failures > 0;
      if (goesAlone && batch.length > 0) continue;
      const count = Math.min(queue.events.length, goesAlone ? 1 : BATCH_SIZE - size);
      batch.push({ queue, count });
      size += count;
      if (goesAlone || size >= BATCH_SIZE) break;
    }
    return batch;
  }

  async #send(batch: { queue: LegQueue; count: number }[]): Promise<void> {
    this.#sending += 1;
    for (const { queue } of batch) queue.isSending = true;
    const events = batch.flatMap(({ queue, count }) => queue.events.slice(0, count));
    const outcome = await this.#post(JSON.stringify({ events }));
    this.#sending -= 1;
    for (const { queue } of batch) queue.isSending = false;
    if (outcome === "silent") this.#noteSilence();
    else this.#silence = 0;
    if (outcome === "taken") this.#forget(batch);
    if (outcome === "refused") for (const { queue } of batch) this.#postpone(queue);
    this.#pump();
  }

  #noteSilence(): void {
    // Several posts that break together are one silence.
    if (Date.now() < this.#probeAt) return;
    this.#silence += 1;
    this.#probeAt = Date.now() + waitMs(this.#silence);
  }

  async #post(body: string): Promise<"taken" | "refused" | "silent"> {
    const { url, secret, newId } = this.#options;
    try {
      const response = await this.#options.fetch(url, {
        method: "POST",
        headers: signEvents(secret, newId(), new Date(), body),
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // Reading the answer to its end is what gives the connection back for the next post.
      await response.arrayBuffer();
      return response.ok ? "taken" : "refused";
    } catch {
      // Whatever broke, the events are still here and go again: the application tells repeated ones by their ids.
      return "silent";
    }
  }

  #forget(batch: { queue: LegQueue; count: number }[]): void {
    for (const { queue, count } of batch) {
      const legId = queue.events[0]?.legId;
      queue.events.splice(0, count);
      queue.failures = 0;
      this.#pending -= count;
      if (queue.events.length === 0 && legId !== undefined) this.#queues.delete(legId);
    }
  }

  #postpone(queue: LegQueue): void {
    queue.failures += 1;
    queue.notBefore = Date.now() + waitMs(queue.failures);
  }

  #wakeBy(at: number): void {
    if (at >= this.#wakeAt || this.#isStopped) return;
    clearTimeout(this.#wake);
    this.#wakeAt = at;
    this.#wake = setTimeout(
      () => {
        this.#wakeAt = Number.POSITIVE_INFINITY;
        this.#pump();
      },
      Math.max(0, at - Date.now()),
    );
  }
}

function waitMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}
