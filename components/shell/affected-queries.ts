/** Which answers a change makes old, by the first word of their procedure (`leads.list` → "leads"). */
const AFFECTED = {
  callback: ["leads", "today", "operators", "deliveries", "connections"],
  operator: ["operators", "teams", "today", "browserPhone"],
  delivery: ["deliveries", "connections", "leads"],
  billing: ["billing"],
} as const;

export type ChangeKind = keyof typeof AFFECTED;
export const ALL_KINDS: ChangeKind[] = ["callback", "operator", "delivery", "billing"];

export const isChangeKind = (value: unknown): value is ChangeKind => ALL_KINDS.some((kind) => kind === value);

/** Whether the query with this key shows something that a change of one of these kinds may have touched. */
export function affects(kinds: readonly ChangeKind[], queryKey: readonly unknown[]): boolean {
  const path: unknown = queryKey[0];
  const domain: unknown = Array.isArray(path) ? path[0] : undefined;
  return kinds.some((kind) => AFFECTED[kind].some((name) => name === domain));
}
