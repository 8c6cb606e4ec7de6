import { ProviderError, type ProviderErrorKind } from "@/server/platform/provider-error";

/**
 * Twilio's numbers for why it does not do what it was asked (https://www.twilio.com/docs/api/errors), where HTTP's status
 * alone would mislead: 400 is said of our sender, too, and 403 of one country among many.
 */
const KINDS: Record<number, ProviderErrorKind> = {
  // The account: not active, out of money, not allowed this.
  10001: "unauthorized",
  20003: "unauthorized",
  20005: "unauthorized",
  // Its settings: a caller id that is not its own, an address of ours that Twilio cannot reach. All calls fail alike.
  21205: "unauthorized",
  21210: "unauthorized",
  21212: "unauthorized",
  21213: "unauthorized",
  // The number: no such one, its country is not switched on, a trial account may not call it.
  13224: "rejected",
  13227: "rejected",
  21211: "rejected",
  21214: "rejected",
  21215: "rejected",
  21216: "rejected",
  21217: "rejected",
  21219: "rejected",
  // Too many at once: calls, requests, messages that wait.
  10004: "rate-limited",
  20429: "rate-limited",
  21611: "rate-limited",
};

/** There is no such number, in Twilio's opinion. */
const BAD_NUMBERS = new Set([13224, 21211, 21217]);

/** After which too much may be less again. */
const PAUSE_MS = 1_000;

interface Refusal {
  status: number;
  /** undefined: it told none. */
  code: number | undefined;
  words: string;
  cause: unknown;
}

export function refusalOf({ status, code, words, cause }: Refusal): ProviderError {
  const kind = KINDS[code ?? 0] ?? kindOfStatus(status);
  return new ProviderError(kind, `${BEGINNINGS[kind]}: ${words}`, {
    code: String(code ?? status),
    cause,
    ...(kind === "rate-limited" ? { retryAfterMs: PAUSE_MS } : {}),
    ...(BAD_NUMBERS.has(code ?? 0) ? { isBadNumber: true } : {}),
  });
}

function kindOfStatus(status: number): ProviderErrorKind {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 429) return "rate-limited";
  return status >= 500 ? "unavailable" : "rejected";
}

const BEGINNINGS: Record<ProviderErrorKind, string> = {
  unauthorized: "Twilio does not take our account or its settings",
  rejected: "Twilio refused",
  "rate-limited": "Twilio asks us to slow down",
  unavailable: "Twilio is in trouble",
  protocol: "Twilio is not understood",
};
