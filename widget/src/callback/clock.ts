/** The server's time here: countdowns do not trust the visitor's clock. */
export interface ServerClock {
  /** Epoch milliseconds. */
  now(): number;
  set(instant: string): void;
}

/** Runs on from the last instant the server told. Monotonic: the visitor may set their clock meanwhile. */
export function createServerClock(): ServerClock {
  let told = Date.now();
  let heardAt = performance.now();
  return {
    now: () => told + performance.now() - heardAt,
    set(instant) {
      told = Date.parse(instant);
      heardAt = performance.now();
    },
  };
}
