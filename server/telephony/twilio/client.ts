import twilio from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient";
import type { z } from "zod";
import { ProviderError } from "@/server/platform/provider-error";
import { refusalOf } from "./refusal";
import type { TwilioSettings } from "./schema";

const TIMEOUT_MS = 8_000;

export interface ClientOptions extends Pick<TwilioSettings, "accountSid" | "authToken"> {
  fetch: typeof fetch;
  /** Where Twilio is to be found instead of at its own address: a stand-in, in tests. */
  apiBase?: string | undefined;
}

export type TwilioClient = ReturnType<typeof createClient>;

/** Twilio's own client, over our `fetch`, so that what it sends has one timeout and can be sent elsewhere. */
export function createClient(options: ClientOptions) {
  const { accountSid, authToken } = options;
  return twilio(accountSid, authToken, { httpClient: new FetchClient(options) });
}

type RequestOptions = RequestClient.RequestOptions<unknown>;

class FetchClient extends twilio.RequestClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    super();
    this.#options = options;
  }

  override async request<TData>({ method, uri, params, data, headers }: RequestOptions) {
    const { accountSid, authToken, apiBase } = this.#options;
    const url = new URL(uri);
    for (const [name, value] of pairsOf(params)) url.searchParams.append(name, value);
    const target = apiBase === undefined ? url : new URL(url.pathname + url.search, apiBase);
    const sent = headers as Record<string, string> | undefined;
    const response = await this.#options.fetch(target, {
      method,
      headers: { ...sent, authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
      ...(method === "post" && { body: new URLSearchParams(pairsOf(data)) }),
      // A redirect would carry the credentials elsewhere.
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    if (response.status === 429) throw tooFast(response.headers.get("retry-after"));
    return {
      statusCode: response.status,
      // The client parses texts by itself.
      body: body as TData,
      headers: Object.fromEntries(response.headers),
      toString: () => body,
    };
  }
}

/** A list is its name again and again, as Twilio reads forms. */
function pairsOf(given: unknown): [string, string][] {
  return Object.entries(Object(given)).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null
      ? []
      : (Array.isArray(value) ? value : [value]).map((one) => [
          name,
          one instanceof Date ? one.toISOString() : String(one),
        ]),
  );
}

const tooFast = (retryAfter: string | null) =>
  new ProviderError("rate-limited", "Twilio asks us to slow down.", {
    code: "429",
    retryAfterMs: Number(retryAfter ?? "1") * 1_000 || 1_000,
  });

/** Twilio's numbers for "there is no such call" and "the call is over, or not there yet". */
const GONE_CODES = new Set([20404, 21220]);

/** The error means that there is no such living call. */
export const isGone = (error: unknown): boolean =>
  error instanceof ProviderError && GONE_CODES.has(Number(error.code));

/** Asks, and makes a ProviderError of whatever goes wrong. */
export async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw error instanceof ProviderError ? error : toProviderError(error);
  }
}

/** Reads what the client made of an answer. @throws ProviderError protocol */
export function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new ProviderError("protocol", "Twilio's answer is not understood.", { cause: parsed.error });
}

function toProviderError(cause: unknown): ProviderError {
  // A plain object is thrown where an answer has an error's status and is no JSON.
  const { status, code, message } = Object(cause) as { status?: unknown; code?: unknown; message?: unknown };
  if (typeof status !== "number")
    return cause instanceof SyntaxError
      ? new ProviderError("protocol", "Twilio answered without JSON.", { cause })
      : new ProviderError("unavailable", "Twilio cannot be reached, or does not answer.", { cause });
  const words = typeof message === "string" ? message : `it answered ${status}`;
  return refusalOf({ status, code: typeof code === "number" ? code : undefined, words, cause });
}
