import type { CallbackAccepted, CallbackStatus, Problem } from "@/core/widget-contract/wire";
import { bare, json } from "../page/safely";

/** `unavailable`: nobody knows whether it arrived, so the same request may be sent again under the same key. */
export type Failure = { kind: "unavailable" } | { kind: "refused"; status: number; problem: Problem };
export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

const TIMEOUT_MS = 15_000;
const UNAVAILABLE = { ok: false, failure: { kind: "unavailable" } } as const;

/** A request that is meant once: sent again word for word under the same key until the server has answered. */
export interface Intent {
  key: string;
  body: string;
}

/** `POST /api/v1/callbacks`. The urls in the answer are absolute. */
export async function askForCallback(base: string, intent: Intent): Promise<Answer<CallbackAccepted>> {
  const answer = await send(`${base}api/v1/callbacks`, "POST", {
    headers: bare({ "Content-Type": "application/json", "Idempotency-Key": intent.key }),
    body: intent.body,
    // It arrives also where the page is left meanwhile.
    keepalive: true,
  });
  if (!answer.ok) return answer;
  const accepted = readAccepted(answer.value, base);
  return accepted ? { ok: true, value: accepted } : UNAVAILABLE;
}

export async function readStatus(statusUrl: string): Promise<Answer<CallbackStatus>> {
  const answer = await send(statusUrl, "GET");
  if (!answer.ok) return answer;
  const status = asStatus(answer.value);
  return status ? { ok: true, value: status } : UNAVAILABLE;
}

/** `DELETE` of the request: the visitor changed their mind. */
export const cancelCallback = (cancelUrl: string): Promise<Answer<unknown>> => send(cancelUrl, "DELETE");

/** One to five. The address is the status address with one more step; its token stays. */
export function rateCallback(statusUrl: string, score: number): Promise<Answer<unknown>> {
  const url = new URL(statusUrl);
  url.pathname += "/rating";
  return send(url.href, "POST", {
    headers: bare({ "Content-Type": "application/json" }),
    body: json({ score }),
  });
}

async function send(url: string, method: string, extra: RequestInit = {}): Promise<Answer<unknown>> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(
      url,
      bare({
        method,
        credentials: "omit" as const,
        cache: "no-store" as const,
        signal: giveUp.signal,
        ...extra,
      }),
    );
    // A broken server may have taken the request before it broke.
    if (response.status >= 500) return UNAVAILABLE;
    const text = await response.text();
    const value: unknown = text === "" ? null : JSON.parse(text);
    if (response.ok) return { ok: true, value };
    return { ok: false, failure: { kind: "refused", status: response.status, problem: asProblem(value) } };
  } catch {
    // No connection, an answer that is no JSON (a proxy's page), or too slow.
    return UNAVAILABLE;
  } finally {
    clearTimeout(timer);
  }
}

/** From the server's answer, or from what was kept of it. Relative urls count from the server, not from the page. */
export function readAccepted(value: unknown, base: string): CallbackAccepted | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, statusUrl, eventsUrl, cancelUrl }: Partial<CallbackAccepted> = value;
  if (!id || !statusUrl || !eventsUrl || !cancelUrl) return undefined;
  const absolute = (url: string) => new URL(url, base).href;
  return {
    id,
    statusUrl: absolute(statusUrl),
    eventsUrl: absolute(eventsUrl),
    cancelUrl: absolute(cancelUrl),
  };
}

/** A status as the server sends it, or undefined where it is something else. */
export function asStatus(value: unknown): CallbackStatus | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const status: Partial<CallbackStatus> = value;
  const isStatus =
    typeof status.stage === "string" && typeof status.now === "string" && Array.isArray(status.stages);
  return isStatus ? (value as CallbackStatus) : undefined;
}

function asProblem(value: unknown): Problem {
  const { type, title, status, detail, errors }: Partial<Problem> =
    typeof value === "object" && value !== null ? value : {};
  const problem: Problem = { type: type ?? "about:blank", title: title ?? "", status: status ?? 0 };
  return { ...problem, detail, errors };
}
