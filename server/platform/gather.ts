/** One caller's share of a batch. */
interface Share<T> {
  items: readonly T[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Lets callers share a costly write: while one runs, whatever comes is gathered and goes together in the next. An idle
 * writer begins at once, or waits `delayMs` for company where nobody is in a hurry. Each promise settles as its own
 * items did: a batch that fails is tried again share by share.
 */
export function gather<T>(
  write: (items: T[]) => Promise<void>,
  delayMs = 0,
): (items: readonly T[]) => Promise<void> {
  let waiting: Share<T>[] = [];
  let isWriting = false;

  const settle = (share: Share<T>) => write([...share.items]).then(share.resolve, share.reject);

  async function run(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      const shares = waiting;
      waiting = [];
      try {
        await write(shares.flatMap(({ items }) => [...items]));
        for (const { resolve } of shares) resolve();
      } catch (error) {
        if (shares.length === 1) shares[0]?.reject(error);
        else for (const share of shares) await settle(share);
      }
    }
    isWriting = false;
  }

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!isWriting) void run();
    });
}
