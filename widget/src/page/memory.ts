/**
 * What the widget remembers in the visitor's browser. Storage may be forbidden, full or absent (sandboxed frames,
 * private windows): then it remembers for as long as the page lives.
 */
export type MemoryScope = "session" | "lasting";

export interface Memory {
  /** False: what would last stays for the visit alone, except a planned call, which the visitor asked for. */
  lasts: boolean;
  read(scope: MemoryScope, key: string): string | null;
  /** `null` forgets. */
  write(scope: MemoryScope, key: string, value: string | null): void;
}

export function createMemory(siteKey: string, lasts: boolean): Memory {
  const fallback = new Map<string, string>();
  /** Throws where the browser forbids storage: even looking at the property does. */
  const placeOf = (scope: MemoryScope, key: string): [storage: Storage, name: string] => {
    const name = `perezvon:${siteKey}:`;
    if (scope === "session") return [window.sessionStorage, name + key];
    if (memory.lasts || key === "callback") return [window.localStorage, name + key];
    return [window.sessionStorage, `${name}visit-${key}`];
  };

  const memory: Memory = {
    lasts,
    read(scope, key) {
      const kept = fallback.get(`${scope}:${key}`) ?? null;
      try {
        const [storage, name] = placeOf(scope, key);
        return kept ?? storage.getItem(name);
      } catch {
        return kept;
      }
    },
    write(scope, key, value) {
      fallback.delete(`${scope}:${key}`);
      try {
        const [storage, name] = placeOf(scope, key);
        if (value === null) storage.removeItem(name);
        else storage.setItem(name, value);
      } catch {
        if (value !== null) fallback.set(`${scope}:${key}`, value);
      }
    },
  };
  return memory;
}
