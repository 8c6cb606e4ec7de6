import http from "node:http";
import https from "node:https";
import type { Readable } from "node:stream";
import zlib from "node:zlib";
import { useAgent as guardedAgent } from "request-filtering-agent";

export interface FetchedPage {
  /** After redirects. */
  url: string;
  status: number;
  contentType: string;
  policies: string[];
  /** At most MAX_BYTES of it. */
  html: string;
}

export type FetchProblem =
  | "private-address"
  | "not-found-host"
  | "refused"
  | "timeout"
  | "tls"
  | "too-many-redirects"
  | "broken";

/** Why a page could not be had. Expected: the caller tells the person. */
export class PageError extends Error {
  readonly problem: FetchProblem;
  constructor(problem: FetchProblem, cause?: unknown) {
    super(`The page could not be fetched: ${problem}.`, { cause });
    this.name = "PageError";
    this.problem = problem;
  }
}

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 1_000_000;
const MAX_REDIRECTS = 4;

/**
 * Fetches a page that somebody named. It could be anything, so: http and https only; the address that the name
 * resolves to is checked as the connection is made (a name that changes its mind in between gains nothing), at every
 * redirect anew; private, loopback and link-local addresses are refused, except on `trustedOrigin`, which is our own.
 * At most 5 s in all and 1 MB.
 * @throws PageError
 */
export async function fetchPage(start: string, trustedOrigin: string): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    let url = new URL(start);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await get(url, url.origin === trustedOrigin, signal);
      const next = redirectOf(response, url);
      if (!next) return await read(response, url);
      response.destroy();
      url = next;
    }
  } catch (error) {
    throw error instanceof PageError ? error : new PageError(problemOf(error, signal), error);
  }
  throw new PageError("too-many-redirects");
}

function get(url: URL, isOurs: boolean, signal: AbortSignal): Promise<http.IncomingMessage> {
  const agent = guardedAgent(url.href, { allowPrivateIPAddress: isOurs });
  const headers = {
    accept: "text/html",
    "accept-encoding": "gzip, br",
    "user-agent": "Perezvon installation check",
  };
  return new Promise((resolve, reject) => {
    const module = url.protocol === "https:" ? https : http;
    module.get(url, { agent, headers, signal }, resolve).on("error", reject);
  });
}

function redirectOf(response: http.IncomingMessage, from: URL): URL | null {
  const { statusCode = 0, headers } = response;
  if (statusCode < 300 || statusCode >= 400 || !headers.location) return null;
  if (!URL.canParse(headers.location, from)) throw new PageError("broken");
  const next = new URL(headers.location, from);
  if (next.protocol !== "https:" && next.protocol !== "http:") throw new PageError("broken");
  return next;
}

async function read(response: http.IncomingMessage, url: URL): Promise<FetchedPage> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of decoded(response)) {
    const rest = MAX_BYTES - size;
    chunks.push(chunk.subarray(0, rest));
    size += chunk.length;
    if (size >= MAX_BYTES) break;
  }
  response.destroy();
  const policy = response.headers["content-security-policy"];
  return {
    url: url.href,
    status: response.statusCode ?? 0,
    contentType: response.headers["content-type"] ?? "",
    policies: policy ? [String(policy)] : [],
    html: Buffer.concat(chunks).toString("utf8"),
  };
}

/** The limit counts what was unpacked: a small file may unpack into a huge one. */
function decoded(response: http.IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"];
  if (encoding === "gzip") return response.compose(zlib.createGunzip());
  if (encoding === "br") return response.compose(zlib.createBrotliDecompress());
  return response;
}

const PROBLEMS: [RegExp, FetchProblem][] = [
  [/private IP address|meta IP address/i, "private-address"],
  [/ENOTFOUND|EAI_AGAIN/, "not-found-host"],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/, "refused"],
  [/ETIMEDOUT/, "timeout"],
  [/CERT|TLS|SSL|EPROTO/i, "tls"],
];

function problemOf(error: unknown, signal: AbortSignal): FetchProblem {
  if (signal.aborted) return "timeout";
  const { code, message } = Object(error);
  const text = `${code ?? ""} ${message ?? ""}`;
  return PROBLEMS.find(([pattern]) => pattern.test(text))?.[1] ?? "broken";
}
