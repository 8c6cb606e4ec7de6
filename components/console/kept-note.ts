const QUIET_MS = 700;
const AGAIN_MS = 4_000;

export interface KeptText {
  text: string;
  state: "saved" | "saving" | "failed";
}

export type KeptNote = ReturnType<typeof createKeptNote>;

/**
 * A note that is kept on the server a moment after each change, and again until it is. What another tab writes shows
 * here as long as nothing is being written here.
 */
export function createKeptNote(saved: string, send: (text: string) => Promise<unknown>) {
  const listeners = new Set<() => void>();
  let shown: KeptText = { text: saved, state: "saved" };
  /** What the server has, as far as this tab knows. */
  let kept = saved;
  let isSending = false;
  let isLeft = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(part: Partial<KeptText>): void {
    shown = { ...shown, ...part };
    for (const listener of listeners) listener();
  }

  function keepAfter(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), ms);
  }

  /** One at a time: of two on their way at once, the older might arrive last. */
  async function keep(): Promise<void> {
    clearTimeout(timer);
    if (isSending) return;
    const { text } = shown;
    if (text === kept) return show({ state: "saved" });
    isSending = true;
    const isKept = await send(text).then(
      () => true,
      () => false,
    );
    isSending = false;
    if (isKept) kept = text;
    if (shown.text !== text) keepAfter(isLeft ? 0 : QUIET_MS);
    else if (isKept) show({ state: "saved" });
    else if (!isLeft) {
      show({ state: "failed" });
      keepAfter(AGAIN_MS);
    }
  }

  return {
    getShown: (): KeptText => shown,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write(text: string): void {
      show({ text, state: "saving" });
      keepAfter(QUIET_MS);
    },
    /** What the server says that it has. */
    hear(saved: string): void {
      if (saved === kept) return;
      const isWriting = isSending || shown.text !== kept;
      kept = saved;
      if (!isWriting) show({ text: saved });
    },
    /** @returns what ends it: what was typed last goes out with it */
    stay(): () => void {
      isLeft = false;
      return () => {
        isLeft = true;
        void keep();
      };
    },
  };
}
