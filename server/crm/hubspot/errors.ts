import { z } from "zod";
import { ANSWER_LIMIT, type Answer, HandoverError } from "../port";

const DAY_MS = 24 * 3_600_000;
/** HubSpot says only that the day's requests are used up, not when its day ends. */
const DAILY_LIMIT_WAIT_MS = 3_600_000;

/** What HubSpot says of an error, where it does. */
const vendorError = z.object({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
});

export interface VendorAnswer {
  status: number;
  body: string;
  /** Names in lower case. */
  headers: Record<string, string>;
}

export const toAnswer = ({ status, body }: VendorAnswer): Answer => ({
  status,
  body: body.slice(0, ANSWER_LIMIT),
});

/** What an answer other than 2xx means. Its text is ours: HubSpot's own stands in the log, with the answer. */
export function refusal(vendor: VendorAnswer, now: number): HandoverError {
  const { status } = vendor;
  const said = readVendorError(vendor.body);
  const options = { answer: toAnswer(vendor), code: said.category ?? String(status) };
  if (status === 401)
    return new HandoverError(
      "unauthorized",
      "HubSpot does not take our access (401). Connect again.",
      options,
    );
  if (status === 403)
    return new HandoverError(
      "unauthorized",
      "HubSpot says that our access does not allow this (403). Connect again, with all permissions.",
      options,
    );
  const retryAfterMs = waitAsked(vendor.headers, now);
  if (status === 429)
    return new HandoverError("rate-limited", "HubSpot asks for fewer requests at a time (429).", {
      ...options,
      retryAfterMs:
        said.policyName === "DAILY" ? Math.max(retryAfterMs ?? 0, DAILY_LIMIT_WAIT_MS) : retryAfterMs,
    });
  // 423: the account is locked for a moment; 477: it is being moved to another data centre.
  if (status >= 500 || [408, 423, 425, 477].includes(status))
    return new HandoverError("unavailable", `HubSpot is in trouble (${status}).`, {
      ...options,
      retryAfterMs,
    });
  if (status >= 400)
    return new HandoverError("rejected", `HubSpot refused it (${status}).`, {
      ...options,
      wantsNoMore: status === 410,
    });
  return new HandoverError("protocol", `HubSpot answered ${status}, which we do not understand.`, options);
}

function readVendorError(body: string): z.infer<typeof vendorError> {
  try {
    return vendorError.parse(JSON.parse(body));
  } catch {
    // An error page of something between us and HubSpot.
    return {};
  }
}

/** Milliseconds, a day at most: Retry-After (seconds or a date), or what is left of a used-up interval. */
function waitAsked(headers: Record<string, string>, now: number): number | undefined {
  const after = headers["retry-after"];
  if (after !== undefined) {
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), DAY_MS);
  }
  const interval = Number(headers["x-hubspot-ratelimit-interval-milliseconds"]);
  return headers["x-hubspot-ratelimit-remaining"] === "0" && interval > 0
    ? Math.min(interval, DAY_MS)
    : undefined;
}

/** No answer at all: `cause` is of node-fetch or of Node. */
export function noAnswer(cause: unknown, timedOut: boolean): HandoverError {
  const code = timedOut ? "timeout" : codeOf(cause);
  const text = timedOut
    ? "HubSpot did not answer in time."
    : "The connection to HubSpot broke, or could not be made.";
  return new HandoverError("unavailable", text, { cause, ...(code !== undefined && { code }) });
}

const codeOf = (cause: unknown): string | undefined =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : undefined;
