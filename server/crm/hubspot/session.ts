import http from "node:http";
import https from "node:https";
import { Client } from "@hubspot/api-client";
import { type ConnectorParts, EXCHANGE_LIMIT, HandoverError } from "../port";
import { noAnswer, refusal, type VendorAnswer } from "./errors";

const API = "https://api.hubapi.com";

/** The two limits that HubSpot counts apart (manifest.pace). */
export type Limit = "requests" | "search";

/** One delivery's conversation with HubSpot, by its own SDK. */
export interface Session {
  /**
   * Performs one call of the SDK: at the vendor's pace, within the delivery's time, written down, with a token that
   * is renewed once where it is refused. @throws HandoverError
   */
  ask<T>(work: (sdk: Client) => Promise<T>, limit?: Limit): Promise<T>;
  /** Reads what the SDK has no call for, in the same way. */
  read(path: string): Promise<unknown>;
  /** Lets go of its connections. */
  close(): void;
}

type SessionParts = Pick<ConnectorParts, "access" | "pace" | "onExchange" | "network" | "clock">;

/** Opens a session; it ends by itself when `network.timeoutMs` are over. */
export function openSession(parts: SessionParts): Session {
  const basePath = parts.network.apiBase ?? API;
  const { Agent } = basePath.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true });
  const wire = watchWire(parts);
  const sdk = new Client({
    basePath,
    httpAgent: agent,
    numberOfApiCallRetries: 0,
    middleware: [wire.middleware],
  });
  const deadline = parts.clock.now() + parts.network.timeoutMs;

  async function attempt<T>(work: (sdk: Client) => Promise<T>, limit: Limit): Promise<T> {
    await parts.pace(limit);
    const timer = timeLimit(deadline - parts.clock.now(), () => agent.destroy());
    wire.begin();
    try {
      const result = await Promise.race([work(sdk), timer.over]);
      wire.demandSuccess();
      return result;
    } catch (error) {
      throw explain(error, { answer: wire.answer(), timedOut: timer.isOver(), now: parts.clock.now() });
    } finally {
      wire.end();
      timer.stop();
    }
  }

  const ask: Session["ask"] = async (work, limit = "requests") => {
    const token = await parts.access.token();
    wire.use(token);
    try {
      return await attempt(work, limit);
    } catch (error) {
      if (!(error instanceof HandoverError) || error.answer?.status !== 401) throw error;
      wire.use(await parts.access.renew(token));
      return attempt(work, limit);
    }
  };
  return { ask, read: (path) => ask(() => wire.fetch(basePath + path)), close: () => agent.destroy() };
}

/** Where there was an answer it decides, whatever the SDK made of it. */
function explain(
  error: unknown,
  { answer, timedOut, now }: { answer: VendorAnswer | null; timedOut: boolean; now: number },
): HandoverError {
  if (error instanceof HandoverError) return error;
  if (!answer || timedOut) return noAnswer(error, timedOut);
  if (answer.status < 200 || answer.status > 299) return refusal(answer, now);
  return new HandoverError("protocol", "HubSpot's answer could not be read.", {
    answer: { status: answer.status, body: answer.body },
    cause: error,
  });
}

function timeLimit(ms: number, onOver: () => void) {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        isOver = true;
        onOver();
        reject(new Error("The time was up."));
      },
      Math.max(ms, 0),
    );
  });
  return { over, isOver: () => isOver, stop: () => clearTimeout(timer) };
}

interface WireRequest {
  getUrl(): string;
  getHttpMethod(): string;
  getBody(): unknown;
  setHeaderParam(name: string, value: string): void;
}
interface WireResponse {
  httpStatusCode: number;
  headers: Record<string, string>;
  body: { text(): Promise<string>; binary(): Promise<Buffer> };
}

/**
 * Stands between the SDK and the wire: sends the token, and keeps what was said for errors and the log. The SDK's
 * calls of a session come one after another.
 */
function watchWire({ onExchange, clock }: Pick<ConnectorParts, "onExchange" | "clock">) {
  let token = "";
  let open: { method: string; path: string; sent: string | null; startedAt: number } | null = null;
  let answer: VendorAnswer | null = null;
  const middleware = {
    // The SDK types its middleware as unknown; these are its RequestContext and ResponseContext.
    pre: (context: unknown) => {
      const request = context as WireRequest;
      const url = new URL(request.getUrl());
      const body = request.getBody();
      request.setHeaderParam("Authorization", `Bearer ${token}`);
      open = {
        method: request.getHttpMethod(),
        path: url.pathname + url.search,
        sent: typeof body === "string" ? body.slice(0, EXCHANGE_LIMIT) : null,
        startedAt: clock.now(),
      };
      return request;
    },
    post: async (context: unknown) => {
      const response = context as WireResponse;
      const body = await response.body.text();
      response.body = { text: async () => body, binary: async () => Buffer.from(body) };
      answer = { status: response.httpStatusCode, headers: response.headers, body };
      return response;
    },
  };
  return {
    middleware,
    fetch: async (url: string): Promise<unknown> => {
      const headers: Record<string, string> = { accept: "application/json" };
      middleware.pre({
        getUrl: () => url,
        getHttpMethod: () => "GET",
        getBody: () => undefined,
        setHeaderParam: (name: string, value: string) => {
          headers[name] = value;
        },
      });
      const response = await fetch(url, { headers });
      const { body } = await middleware.post({
        httpStatusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: { text: () => response.text(), binary: async () => Buffer.from(await response.arrayBuffer()) },
      });
      return JSON.parse(await body.text());
    },
    use: (next: string) => {
      token = next;
    },
    begin: () => {
      open = null;
      answer = null;
    },
    answer: () => answer,
    demandSuccess: () => {
      if (answer && (answer.status < 200 || answer.status > 299)) throw new Error(`HTTP ${answer.status}`);
    },
    end: () => {
      if (!open) return;
      const { startedAt, ...asked } = open;
      onExchange({
        ...asked,
        received: answer?.body.slice(0, EXCHANGE_LIMIT) ?? null,
        status: answer?.status ?? null,
        durationMs: clock.now() - startedAt,
      });
    },
  };
}
