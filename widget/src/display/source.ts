import type { Fact, FactKey } from "@/core/widget-contract/visitor-facts";

/** One place that knows some facts. Undefined: not known, or not this source's. Read at every evaluation. */
export type Source = (key: FactKey) => Fact | undefined;

/** What a source that watches works with. Each call of `changed` may lead to another evaluation; it is coalesced. */
export interface Watch {
  needs: readonly FactKey[];
  changed(): void;
  /** About once a second while the page is visible, with the seconds since the last time. */
  onTick(task: (seconds: number) => void): void;
  /** The page went on to another address without a reload. */
  onTurn(task: () => void): void;
}

/** `query:ref` → ["query", "ref"]; a plain key has no name. */
export function partsOf(key: FactKey): [kind: string, name: string] {
  const at = key.indexOf(":");
  return at < 0 ? [key, ""] : [key.slice(0, at), key.slice(at + 1)];
}

export function needsOneOf(needs: readonly FactKey[], kinds: string): boolean {
  const wanted = kinds.split(" ");
  return needs.some((key) => wanted.includes(partsOf(key)[0]));
}

/** A source of one function a kind of fact; each is given the name behind the colon. */
export const readerSource =
  (readers: Record<string, (name: string) => Fact | undefined>): Source =>
  (key) => {
    const [kind, name] = partsOf(key);
    return Object.hasOwn(readers, kind) ? readers[kind]?.(name) : undefined;
  };
