export interface TabListener {
  /** This tab has it. `byForce`: it was taken from another one. */
  onHeld(byForce: boolean): void;
  /** Another tab has it, or has just taken it. */
  onElsewhere(): void;
}

export interface TabHold {
  /** Takes it from whichever tab has it. */
  takeOver(): void;
  release(): void;
}

/**
 * Holds something in one tab of this browser at a time. Who comes second waits, and has it when the first is closed or
 * lets go. Browsers let go by themselves when a tab crashes. Where there are no locks (old browsers), every tab holds it.
 */
export function holdOneTab(name: string, { onHeld, onElsewhere }: TabListener): TabHold {
  let isReleased = false;
  let letGo: () => void = () => undefined;
  let queue: AbortController | null = null;
  if (!navigator.locks) {
    onHeld(false);
    return { takeOver: () => undefined, release: () => undefined };
  }

  const hold = (byForce: boolean) => (): Promise<void> => {
    if (isReleased) return Promise.resolve();
    queue = null;
    onHeld(byForce);
    return new Promise((resolve) => {
      letGo = resolve;
    });
  };
  /** Rejects when another tab takes it away. */
  const onLost = () => {
    if (isReleased) return;
    onElsewhere();
    wait();
  };
  function wait(): void {
    queue = new AbortController();
    const { signal } = queue;
    navigator.locks.request(name, { signal }, hold(false)).catch(() => !signal.aborted && onLost());
  }

  void navigator.locks
    .request(name, { ifAvailable: true }, (lock) => (lock ? hold(false)() : "taken"))
    .then((answer) => answer === "taken" && onLost(), onLost);
  return {
    takeOver(): void {
      queue?.abort();
      navigator.locks.request(name, { steal: true }, hold(true)).catch(onLost);
    },
    release(): void {
      isReleased = true;
      queue?.abort();
      letGo();
    },
  };
}
