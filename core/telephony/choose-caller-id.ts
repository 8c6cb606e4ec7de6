import type { CallerId } from "./document";
import { longestPrefix } from "./longest-prefix";

/** The caller that is shown to a number (E.164): a local one where there is one. Null: the account has none. */
export function chooseCallerId(callerIds: readonly CallerId[], to: string): string | null {
  const byPrefix = callerIds.flatMap(({ number, prefixes }) =>
    prefixes.map((prefix) => ({ number, prefix })),
  );
  const byDefault = callerIds.find(({ isDefault }) => isDefault) ?? callerIds[0];
  return longestPrefix(to, byPrefix)?.number ?? byDefault?.number ?? null;
}
