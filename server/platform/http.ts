import http from "node:http";
import https from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";

export interface HttpOrder {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  /** Empty: none. */
  body: string;
  /** For everything: name, connection, answer. */
  timeoutMs: number;
  /** Bytes of the answer's body that are read; the rest is not. */
  answerLimit: number;
  /** Otherwise loopback, private and reserved addresses are refused, whatever name they hide behind. */
  allowPrivateAddresses: boolean;
}

export interface HttpAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Why there was no answer. The message names no address and no secret: people read it. */
export class NoAnswer extends Error {
  readonly reason: "private-address" | "timeout" | "cut" | "unreachable";
  /** Node's code, like ECONNREFUSED, where there is one. */
  readonly code: string | undefined;

  constructor(reason: NoAnswer["reason"], code: string | undefined, cause: unknown) {
    super(`No answer: ${reason}${code ? ` (${code})` : ""}.`, { cause });
    this.name = "NoAnswer";
    this.reason = reason;
    this.code = code;
  }
}

/**
 * Sends one request to an address that a stranger may have chosen. The address that the name resolves to is what is
 * checked and what is connected to, so a name that answers differently the second time gains nothing. Redirects are
 * answers like others: they are never followed.
 * @throws NoAnswer
 */
export function sendHttp(order: HttpOrder): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const url = new URL(order.url);
    const filter = {
      allowPrivateIPAddress: order.allowPrivateAddresses,
      allowMetaIPAddress: order.allowPrivateAddresses,
    };
    const isSecure = url.protocol === "https:";
    const signal = AbortSignal.timeout(order.timeoutMs);
    const request = (isSecure ? https : http).request(url, {
      method: order.method,
      headers:
        order.body === "" && order.method === "GET"
          ? order.headers
          : { ...order.headers, "content-length": String(Buffer.byteLength(order.body)) },
      agent: isSecure ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter),
      signal,
    });
    request.on("error", (error) => reject(noAnswer(error, signal)));
    request.on("response", (response) => {
      readBeginning(response, order.answerLimit).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    request.end(order.body);
  });
}

/** The status line is the answer: a body that stalls or breaks off is kept as far as it came. */
async function readBeginning(response: http.IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes);
      size += bytes.length;
      if (size >= limit) break;
    }
  } catch {
    // The time was up, or the other side hung up in the middle of its answer.
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, limit).toString("utf8");
}

function noAnswer(error: Error & { code?: string }, signal: AbortSignal): NoAnswer {
  if (signal.aborted) return new NoAnswer("timeout", undefined, error);
  // request-filtering-agent gives its refusals no code.
  if (/ is not allowed\. Because/.test(error.message))
    return new NoAnswer("private-address", undefined, error);
  if (error.code === "ECONNRESET" || error.code === "EPIPE") return new NoAnswer("cut", error.code, error);
  return new NoAnswer("unreachable", error.code, error);
}
