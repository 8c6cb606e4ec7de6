import type { Call, NamedAccount } from "./call";

/** The account that the call's legs are placed with; null where the call knows of none. */
export const accountOf = ({ options, account = 0 }: Call): NamedAccount | null =>
  options.accounts?.[account] ?? null;
