import { z } from "zod";
import { ProviderError } from "@/server/platform/provider-error";
import type { RecordedSound } from "../port";
import type { AsteriskSettings } from "./schema";

type Connection = Pick<AsteriskSettings, "url" | "username" | "password"> & { fetch: typeof fetch };

export interface AriAnswer {
  status: number;
  /** undefined where there is none. */
  body: unknown;
}

/** One request to ARI. `query` values that are undefined are left out. */
export type AriClient = (
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  more?: { query?: Record<string, string | undefined>; body?: unknown },
) => Promise<AriAnswer>;

const TIMEOUT_MS = 5_000;

/** Each request in flight is a session of Asterisk's HTTP server; beyond its `sessionlimit` it drops connections. */
const MOST_IN_FLIGHT = 16;

/**
 * Answers with what Asterisk understood: 2xx, 404 and 409 (it said no), 400, 500 (it tried and failed).
 * @throws ProviderError unauthorized, rate-limited, unavailable or protocol
 */
export function createAriClient(connection: Connection): AriClient {
  const enter = createGate(MOST_IN_FLIGHT);
  return async (method, path, { query = {}, body } = {}) => {
    const leave = await enter();
    try {
      return await exchange(connection, method, urlOf(connection.url, path, query), body);
    } finally {
      leave();
    }
  };
}

function urlOf(base: string, path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const text = new URLSearchParams(given).toString();
  return `${base}/ari${path}${text ? `?${text}` : ""}`;
}

export const authorizationOf = ({ username, password }: Pick<Connection, "username" | "password">): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

async function exchange(
  connection: Connection,
  method: string,
  url: string,
  body: unknown,
): Promise<AriAnswer> {
  const response = await connection
    .fetch(url, {
      method,
      headers: {
        authorization: authorizationOf(connection),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A redirect would carry the password elsewhere.
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    .then(async (answer) => ({ status: answer.status, headers: answer.headers, text: await answer.text() }))
    .catch((cause: unknown) => {
      throw new ProviderError(
        "unavailable",
        `Asterisk at ${connection.url} does not answer: is it running?`,
        {
          cause,
        },
      );
    });
  refuseTrouble(response.status, response.headers);
  return { status: response.status, body: readBody(response.status, response.text) };
}

/** What says nothing about the order, but about the connection. Some of it comes from a proxy before Asterisk. */
function refuseTrouble(status: number, headers: Headers): void {
  const code = String(status);
  if (status === 401 || status === 403)
    throw new ProviderError("unauthorized", "Asterisk does not take this user name and password.", { code });
  if (status === 429) {
    const retryAfterMs = Number(headers.get("retry-after") ?? "1") * 1_000 || 1_000;
    throw new ProviderError("rate-limited", "Asterisk's proxy asks us to slow down.", { code, retryAfterMs });
  }
  if (status > 500) throw new ProviderError("unavailable", `Asterisk answered ${status}.`, { code });
  if (status >= 300 && status < 400)
    throw new ProviderError("protocol", `Asterisk answered ${status}: is the address right?`, { code });
}

function readBody(status: number, text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `Asterisk answered ${status} without JSON: is ARI at this address?`;
    throw new ProviderError("protocol", message, { code: String(status), cause });
  }
}

/** A file, read as it comes. @throws ProviderError as above, and rejected where there is no such file */
export async function fetchSound(connection: Connection, path: string): Promise<RecordedSound> {
  const answer = await connection
    .fetch(urlOf(connection.url, path, {}), {
      headers: { authorization: authorizationOf(connection) },
      redirect: "manual",
      cache: "no-store",
    })
    .catch((cause: unknown) => {
      throw new ProviderError(
        "unavailable",
        `Asterisk at ${connection.url} does not answer: is it running?`,
        {
          cause,
        },
      );
    });
  refuseTrouble(answer.status, answer.headers);
  if (answer.status === 200 && answer.body) return { contentType: "audio/wav", sound: answer.body };
  await answer.body?.cancel();
  throw new ProviderError("rejected", "Asterisk does not have this recording.", {
    code: String(answer.status),
  });
}

const refusalSchema = z.object({ message: z.string() }).or(z.object({ error: z.string() }));

/** Why Asterisk did not carry out an order, in its own words. */
export function refusal({ status, body }: AriAnswer, what: string): ProviderError {
  const read = refusalSchema.safeParse(body);
  const words = !read.success
    ? "no reason given"
    : "message" in read.data
      ? read.data.message
      : read.data.error;
  return new ProviderError("rejected", `${what}: ${words} (${status}).`, { code: String(status) });
}

/** @throws ProviderError protocol where the answer has another shape */
export function readAnswer<T>(schema: z.ZodType<T>, { body }: AriAnswer, what: string): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new ProviderError("protocol", `Asterisk's ${what} is not understood.`, { cause: read.error });
}

/** Lets so many in; who comes later waits, in order. @returns enter, which resolves to leave */
function createGate(places: number): () => Promise<() => void> {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let isInside = true;
    return () => {
      if (isInside) leave();
      isInside = false;
    };
  };
}
