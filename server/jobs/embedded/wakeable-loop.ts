export interface WakeableLoop {
  start(): void;
  /** The turn at hand ends; no other begins. */
  stop(): void;
  /** Take a turn now, or another one right after the one at hand. */
  wake(): void;
}

/**
 * Takes turns, one at a time: when woken, and when the milliseconds have passed that the last turn returned.
 * `turn` must not throw.
 */
export function createWakeableLoop(turn: () => Promise<number>): WakeableLoop {
  let isRunning = false;
  let isTurning = false;
  let wasWoken = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    isTurning = true;
    clearTimeout(timer);
    let pauseMs: number;
    do {
      wasWoken = false;
      pauseMs = await turn();
    } while (isRunning && (wasWoken || pauseMs === 0));
    isTurning = false;
    if (isRunning) timer = setTimeout(wake, pauseMs);
  };

  const wake = () => {
    if (!isRunning) return;
    wasWoken = true;
    if (!isTurning) void run();
  };

  return {
    start() {
      isRunning = true;
      wake();
    },
    stop() {
      isRunning = false;
      clearTimeout(timer);
    },
    wake,
  };
}
