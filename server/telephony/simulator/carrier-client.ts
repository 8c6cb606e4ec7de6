import { ProviderError } from "@/server/platform/provider-error";
import { refusalSchema, type SimulatorSettings } from "./schema";

/** What the carrier said to an order it understood; everything else is thrown. */
export type CarrierAnswer = { ok: true; body: unknown } | { ok: false; code: string; message: string };

const TIMEOUT_MS = 5_000;

/**
 * One request. Throws `unavailable` where nothing sensible came back, `unauthorized`, `rate-limited` or `protocol`.
 * A connection that breaks is tried once more at once: a kept-alive one may have died with an earlier carrier, and
 * every order is idempotent.
 */
export async function callCarrier(
  options: SimulatorSettings & { fetch: typeof fetch },
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
): Promise<CarrierAnswer> {
  const send = () => exchange(options, method, path, body);
  const { status, retryAfter, text } = await send()
    .catch((error: unknown) => (isTimeout(error) ? Promise.reject(error) : send()))
    .catch((cause: unknown) => {
      const what = isTimeout(cause) ? `did not answer within ${TIMEOUT_MS} ms` : "cannot be reached";
      throw new ProviderError("unavailable", `The simulator at ${options.url} ${what}: is it running?`, {
        cause,
      });
    });
  const code = String(status);
  if (status === 401 || status === 403) {
    throw new ProviderError("unauthorized", "The simulator does not take our secret.", { code });
  }
  if (status === 429) {
    const retryAfterMs = Number(retryAfter ?? "1") * 1_000 || 1_000;
    throw new ProviderError("rate-limited", "The simulator asks us to slow down.", { code, retryAfterMs });
  }
  if (status >= 500) {
    throw new ProviderError("unavailable", `The simulator answered ${status}.`, { code });
  }
  return readAnswer(status, text);
}

async function exchange(
  options: SimulatorSettings & { fetch: typeof fetch },
  method: string,
  path: string,
  body: unknown,
): Promise<{ status: number; retryAfter: string | null; text: string }> {
  const response = await options.fetch(new URL(path, options.url), {
    method,
    headers: { authorization: `Bearer ${options.secret}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A redirect would carry the secret elsewhere.
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    text: await response.text(),
  };
}

function readAnswer(status: number, text: string): CarrierAnswer {
  const body = parseJson(text, status);
  if (status >= 200 && status < 300) return { ok: true, body };
  const refusal = refusalSchema.safeParse(body);
  if (status >= 400 && refusal.success) return { ok: false, ...refusal.data };
  throw new ProviderError("protocol", `The simulator's answer (${status}) is not understood.`, {
    code: String(status),
  });
}

function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProviderError(
      "protocol",
      `The simulator answered ${status} without JSON: is the address right?`,
      {
        code: String(status),
        cause,
      },
    );
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}
