import { ProviderError } from "../platform/provider-error";

/** The request never left: the same order may come again. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/**
 * What a request by `fetch` that had no answer means for a message: `unavailable` where it cannot have been taken, else
 * `protocol` (port.ts). An error with a code is an answer.
 */
export function withoutAnswer(error: ProviderError, vendor: string): ProviderError {
  const isAnswered = error.code !== undefined;
  if (error.kind !== "unavailable" || isAnswered || NOT_SENT.has(codeOf(error))) return error;
  const message = `${vendor}'s answer was lost: whether it took the message is not known.`;
  return new ProviderError("protocol", message, { cause: error });
}

/** Node's code stands at the innermost cause. */
function codeOf(error: unknown): string {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return cause ? codeOf(cause) : typeof code === "string" ? code : "";
}
