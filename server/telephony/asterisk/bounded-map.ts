/** Remembers the newest `size` entries; the oldest is forgotten first. */
export function createBoundedMap<V>(size: number) {
  const entries = new Map<string, V>();
  return {
    get: (key: string): V | undefined => entries.get(key),
    has: (key: string): boolean => entries.has(key),
    delete: (key: string): boolean => entries.delete(key),
    keys: (): string[] => [...entries.keys()],
    set(key: string, value: V): void {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= size) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
  };
}
export type BoundedMap<V> = ReturnType<typeof createBoundedMap<V>>;
