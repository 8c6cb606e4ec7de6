/** Time as the virtual network lives it. */
export interface NetworkClock {
  /** Epoch ms, real time: it stamps events. */
  now(): number;
  /** Runs once after `ms` of network time, which is `ms / speed` of real time. The answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** `speed` 1 is real time; 20 makes a 20 s talk last 1 s. */
export function createNetworkClock(speed: number): NetworkClock {
  return {
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
