/**
 * What an adapter has to find again in another process, or after a crash: which of the provider's sessions a call lives
 * in. Kept by the engine, sealed, for about two days; what a value means is the adapter's own affair.
 */
export interface SessionBook {
  find(key: string): Promise<string | null>;
  /** Notes `value` unless something is noted already; answers what is noted then. Of two at once, one wins. */
  claim(key: string, value: string): Promise<string>;
  /** Forgets it, if it is still this value. */
  forget(key: string, value: string): Promise<void>;
  list(): Promise<{ key: string; value: string }[]>;
}

/** A book in memory: for tests, and for tools that make one call and are done. */
export function memorySessionBook(): SessionBook {
  const kept = new Map<string, string>();
  return {
    find: async (key) => kept.get(key) ?? null,
    claim: async (key, value) => {
      const noted = kept.get(key) ?? value;
      kept.set(key, noted);
      return noted;
    },
    forget: async (key, value) => {
      if (kept.get(key) === value) kept.delete(key);
    },
    list: async () => [...kept].map(([key, value]) => ({ key, value })),
  };
}
