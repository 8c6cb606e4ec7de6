import type { Call, CallAccount } from "./call";

/** The account that the call's legs are placed with; null where the call knows of none. */
export const accountOf = ({ options, account = 0 }: Call): CallAccount | null =>
  options.accounts?.[account] ?? null;
