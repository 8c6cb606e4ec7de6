/** What may come of a talk, as a workspace calls it. Its place in the list is its key on the phone, from 1. */
export interface DispositionChoice {
  /** Stands in stored rows; never changes while the name may. */
  key: string;
  name: string;
}

/** A phone has keys for no more. */
export const MOST_DISPOSITIONS = 9;

/** What a workspace starts with, in the order of the keys. Their names: messages/<language>/console.json, `standard`. */
export const STANDARD_DISPOSITIONS = [
  "sold",
  "interested",
  "call-again",
  "not-interested",
  "wrong-number",
  "spam",
] as const;
export type StandardDisposition = (typeof STANDARD_DISPOSITIONS)[number];

/** The choice behind a pressed key; null where the key means none. */
export function dispositionOf<T extends DispositionChoice>(choices: readonly T[], digit: string): T | null {
  return /^[1-9]$/.test(digit) ? (choices[Number(digit) - 1] ?? null) : null;
}
