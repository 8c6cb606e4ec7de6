import type { TelephonyEvent } from "../port";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Hands events on in batches, one batch at a time and in order: what comes while one is being taken is the next. A
 * batch that is refused is handed on again, until it is taken.
 */
export function createOutlet(take: (events: TelephonyEvent[]) => Promise<void>) {
  let waiting: TelephonyEvent[] = [];
  let isRunning = false;
  let isClosed = false;

  async function run(): Promise<void> {
    isRunning = true;
    let pauseMs = FIRST_PAUSE_MS;
    while (waiting.length > 0 && !isClosed) {
      const batch = waiting;
      waiting = [];
      try {
        await take(batch);
        pauseMs = FIRST_PAUSE_MS;
      } catch {
        waiting = [...batch, ...waiting];
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
    isRunning = false;
  }

  return {
    push(events: TelephonyEvent[]): void {
      if (events.length === 0 || isClosed) return;
      waiting.push(...events);
      if (!isRunning) void run();
    },
    close(): void {
      isClosed = true;
    },
  };
}
