import { CompactSign, importPKCS8 } from "jose";
import type { z } from "zod";
import type { Clock } from "@/server/platform/clock";
import { ProviderError, type ProviderErrorKind } from "@/server/platform/provider-error";
import { errorAnswerSchema, type VoximplantSettings } from "./schema";

const TIMEOUT_MS = 8_000;
/**
 * A token is good from so long before now until so long after, s: its clock and ours may differ, and it takes none from
 * the future. Up to an hour in all is allowed: https://voximplant.com/docs/guides/managementapi/jwt
 */
const TOKEN_REACH_S = 60;

export type ManagementApi = ReturnType<typeof createManagementApi>;
export type Parameters = Record<string, string | number | boolean>;

export interface Tools {
  fetch: typeof fetch;
  clock: Clock;
  /** Where the API is to be found instead of at its own address: a stand-in, in tests. */
  apiBase?: string | undefined;
}

/**
 * Voximplant's Management API: a form in, JSON out, always with HTTP 200; what went wrong stands in the body. The
 * vendor's own client is not used, for it brings an HTTP client with known holes.
 */
export function createManagementApi(
  { serviceAccount }: Pick<VoximplantSettings, "serviceAccount">,
  { fetch, clock, apiBase = "https://api.voximplant.com" }: Tools,
) {
  /** A token for one request or a few. @throws ProviderError unauthorized where the key cannot be read */
  async function bearer(): Promise<string> {
    const { account_id, key_id, private_key } = serviceAccount;
    const now = Math.floor(clock.now() / 1_000);
    const claims = JSON.stringify({ iss: account_id, iat: now - TOKEN_REACH_S, exp: now + TOKEN_REACH_S });
    const key = await importPKCS8(private_key, "RS256").catch((cause: unknown) => {
      throw new ProviderError("unauthorized", "The service account's private key cannot be read.", { cause });
    });
    return new CompactSign(new TextEncoder().encode(claims))
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key_id })
      .sign(key);
  }

  /**
   * One command. @throws ProviderError; `unavailable` also where nothing is known of what became of it
   */
  async function ask<T>(command: string, parameters: Parameters, answer: z.ZodType<T>): Promise<T> {
    const body = new URLSearchParams(
      Object.entries(parameters).map(([name, value]) => [name, String(value)]),
    );
    const response = await fetch(new URL(`/platform_api/${command}`, apiBase), {
      method: "POST",
      headers: { authorization: `Bearer ${await bearer()}` },
      body,
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw new ProviderError("unavailable", "Voximplant cannot be reached.", { cause });
    });
    const text = await response.text().catch(() => "");
    return readAnswer(
      command,
      { status: response.status, retryAfter: response.headers.get("retry-after"), text },
      answer,
    );
  }

  /** `bearer`: what secured recordings ask for, too. */
  return { ask, bearer };
}

interface RawAnswer {
  status: number;
  retryAfter: string | null;
  text: string;
}

function readAnswer<T>(command: string, { status, retryAfter, text }: RawAnswer, answer: z.ZodType<T>): T {
  if (status === 401 || status === 403)
    throw new ProviderError("unauthorized", "Voximplant does not take our key.", { code: String(status) });
  if (status === 429)
    throw new ProviderError("rate-limited", "Voximplant asks us to slow down.", {
      code: "429",
      retryAfterMs: Number(retryAfter ?? "1") * 1_000 || 1_000,
    });
  if (status >= 500)
    throw new ProviderError("unavailable", `Voximplant answered ${status}.`, { code: String(status) });
  const body = parseJson(text);
  const error = errorAnswerSchema.safeParse(body);
  if (error.success) throw errorOf(error.data.error);
  const read = answer.safeParse(body);
  if (read.success) return read.data;
  throw new ProviderError("protocol", `Voximplant's answer to ${command} is not understood.`, {
    code: String(status),
    cause: read.error,
  });
}

/** Codes by https://voximplant.com/docs/references/httpapi/errors; those up to 23 are troubles of theirs. */
function errorOf({ code, msg }: { code: number; msg: string }): ProviderError {
  const told = { code: String(code) };
  const message = `Voximplant: ${msg} (${code})`;
  if (code === RATE_LIMIT || code === CONCURRENCY_LIMIT)
    return new ProviderError("rate-limited", message, { ...told, retryAfterMs: 1_000 });
  return new ProviderError(kindOf(code), message, told);
}

const RATE_LIMIT = 340;
const CONCURRENCY_LIMIT = 314;
/** Authorization failed, and the ways in which a token can be wrong. */
const UNAUTHORIZED = [100, 447, 454, 455, 456];

function kindOf(code: number): ProviderErrorKind {
  if (UNAUTHORIZED.includes(code)) return "unauthorized";
  return code <= 23 && code !== 5 ? "unavailable" : "rejected";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
