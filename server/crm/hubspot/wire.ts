import type http from "node:http";
import type https from "node:https";
import { type ConnectorParts, EXCHANGE_LIMIT } from "../port";
import type { VendorAnswer } from "./errors";

/** The parts of the SDK's RequestContext and ResponseContext, which each of its modules declares for itself. */
interface WireRequest {
  getUrl(): string;
  getHttpMethod(): string;
  getBody(): unknown;
  setHeaderParam(name: string, value: string): void;
  setAgent(agent: http.Agent | https.Agent): void;
}
interface WireResponse {
  httpStatusCode: number;
  headers: Record<string, string>;
  body: { text(): Promise<string>; binary(): Promise<Buffer> };
}

/**
 * What every call of the SDK is given as its last argument. Of what stands in the client's own configuration, version
 * 13.5.0 uses neither the middleware nor the agent.
 */
export interface CallOptions {
  middleware: {
    pre<R extends WireRequest>(request: R): Promise<R>;
    post<R extends WireResponse>(response: R): Promise<R>;
  }[];
}

interface WireParts extends Pick<ConnectorParts, "onExchange" | "clock"> {
  agent: http.Agent | https.Agent;
}

/**
 * Stands between the SDK and the wire: sends the token, and keeps what was said, for errors and for the log. The
 * calls of a session come one after another.
 */
export function watchWire({ onExchange, clock, agent }: WireParts) {
  let token = "";
  let asked: { method: string; path: string; sent: string | null; startedAt: number } | null = null;
  let answer: VendorAnswer | null = null;

  function note(method: string, address: string, body: unknown): void {
    const { pathname, search } = new URL(address);
    const sent = typeof body === "string" ? body.slice(0, EXCHANGE_LIMIT) : null;
    asked = { method, path: pathname + search, sent, startedAt: clock.now() };
  }

  const options: CallOptions = {
    middleware: [
      {
        pre: async (request) => {
          request.setHeaderParam("Authorization", `Bearer ${token}`);
          request.setAgent(agent);
          note(request.getHttpMethod(), request.getUrl(), request.getBody());
          return request;
        },
        post: async (response) => {
          const text = await response.body.text();
          response.body = { text: async () => text, binary: async () => Buffer.from(text) };
          answer = { status: response.httpStatusCode, headers: response.headers, body: text };
          return response;
        },
      },
    ],
  };

  return {
    options,
    /** Reads an address for which the SDK has no call. */
    fetch: async (url: string, signal: AbortSignal): Promise<unknown> => {
      note("GET", url, null);
      const response = await fetch(url, {
        signal,
        headers: { accept: "application/json", authorization: `Bearer ${token}` },
      });
      const body = await response.text();
      answer = { status: response.status, headers: Object.fromEntries(response.headers), body };
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return JSON.parse(body);
    },
    use: (next: string) => {
      token = next;
    },
    begin: () => {
      asked = null;
      answer = null;
    },
    /** What came back to the last call; null: nothing. */
    answer: () => answer,
    /** The last call is over: into the log with it. */
    end: () => {
      if (!asked) return;
      const { startedAt, ...request } = asked;
      onExchange({
        ...request,
        received: answer?.body.slice(0, EXCHANGE_LIMIT) ?? null,
        status: answer?.status ?? null,
        durationMs: clock.now() - startedAt,
      });
    },
  };
}
