import type { Links, RecordLink } from "../crm/port";

/** What a connection knows of its records, kept in memory; `failAt` loses the n-th note of one, as a crash would. */
export function memoryLinks(): Links & { kept: Map<string, RecordLink>; failAt(n: number | null): void } {
  const kept = new Map<string, RecordLink>();
  let failing: number | null = null;
  let count = 0;
  return {
    kept,
    failAt: (n) => {
      failing = n;
      count = 0;
    },
    find: async ({ kind, localKey }) => kept.get(`${kind}:${localKey}`) ?? null,
    keep: async ({ kind, localKey }, link) => {
      count += 1;
      if (count === failing) throw new Error("The process died.");
      kept.set(`${kind}:${localKey}`, link);
    },
  };
}
