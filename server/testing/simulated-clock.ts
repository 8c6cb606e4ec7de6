/**
 * A clock that only waits move: when everybody who runs waits, it jumps to whoever is woken first. Real work in
 * between (queries, requests on this machine) takes no time of it.
 */
export function simulatedClock(start: number) {
  let now = start;
  let running = 0;
  let sleepers: { at: number; wake: () => void }[] = [];

  function wakeNext(): void {
    if (running > 0 || sleepers.length === 0) return;
    const next = sleepers.reduce((first, one) => (one.at < first.at ? one : first));
    sleepers = sleepers.filter((one) => one !== next);
    now = Math.max(now, next.at);
    running += 1;
    next.wake();
  }

  return {
    now: () => now,
    /** Where nobody runs. */
    advanceTo: (at: number) => {
      now = Math.max(now, at);
    },
    sleep: (ms: number): Promise<void> =>
      new Promise((wake) => {
        sleepers.push({ at: now + ms, wake });
        running -= 1;
        wakeNext();
      }),
    /** Runs these at once, until all have ended. */
    run: async (jobs: (() => Promise<void>)[]): Promise<void> => {
      running += jobs.length;
      await Promise.all(
        jobs.map(async (job) => {
          await job();
          running -= 1;
          wakeNext();
        }),
      );
    },
  };
}
