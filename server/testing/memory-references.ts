import type { LegReferences } from "../telephony/port";

/** What an account remembers of its legs, for tests that need no database. */
export function memoryReferences(): LegReferences {
  const kept = new Map<string, string>();
  return {
    find: async (legId) => kept.get(legId) ?? null,
    keep: async (legId, reference) => void kept.set(legId, reference),
    legsOf: async (references) =>
      new Map(
        [...kept].flatMap(([legId, reference]) =>
          references.includes(reference) ? [[reference, legId]] : [],
        ),
      ),
  };
}
