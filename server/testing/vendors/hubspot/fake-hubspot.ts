import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Answering } from "../../../crm/contract-suite";
import { hubspotAccount, problem, type Reply } from "./account";
import { hubspotDescription, type VendorRequest } from "./description";
import { slidingWindow, type WindowLimit } from "./limits";
import { oauthServer } from "./oauth-server";
import { perform } from "./operations";

export interface FakeOptions {
  /** Epoch ms; its records' times, its limits and the lag of its searches go by it. */
  now?: () => number;
  searchLagMs?: number;
  limits?: { requests: WindowLimit; search: WindowLimit };
}

/** Where the fake breaks off, counted over all requests from 1: before it does what is asked, or after. */
export type Cut = { at: number; when: "request" | "answer" };

const NO_LIMIT: WindowLimit = { requests: Number.POSITIVE_INFINITY, perMs: 1 };

/**
 * A HubSpot account on this machine. Whatever it is asked and whatever it answers is checked against openapi.json;
 * what does not fit stands in `faults`, and tests expect none.
 */
export async function fakeHubSpot(options: FakeOptions = {}) {
  const { now = Date.now, searchLagMs = 0, limits = { requests: NO_LIMIT, search: NO_LIMIT } } = options;
  const description = await hubspotDescription();
  const account = hubspotAccount({ now, searchLagMs });
  const oauth = oauthServer();
  const windows = { requests: slidingWindow(limits.requests), search: slidingWindow(limits.search) };
  const requests: VendorRequest[] = [];
  const faults: string[] = [];
  let violations = 0;
  let answering: Answering | null = null;
  let cut: Cut | null = null;
  let count = 0;

  function answerTo(request: VendorRequest): Reply & { headers?: Record<string, string> } {
    if (request.path === "/oauth/authorize") return oauth.authorize(request.query);
    const described = description.read(request);
    if ("problem" in described) {
      faults.push(described.problem);
      return problem(400, "VALIDATION_ERROR", described.problem);
    }
    const reply =
      request.path === "/oauth/v1/token" ? oauth.token(request.body) : guarded(request, described);
    const fault = description.faultOf(described.operationId, reply);
    if (fault) faults.push(fault);
    return reply;
  }

  function guarded(request: VendorRequest, described: Parameters<typeof perform>[1]) {
    if (!oauth.isValid(String(request.headers.authorization ?? "")))
      return problem(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.");
    const name = request.path.endsWith("/search") ? "search" : "requests";
    if (!windows[name].take(now())) {
      violations += 1;
      return {
        ...problem(429, "RATE_LIMITS", "You have reached your ten_secondly_rolling limit."),
        headers: {
          "x-hubspot-ratelimit-remaining": "0",
          "x-hubspot-ratelimit-interval-milliseconds": "10000",
        },
      };
    }
    return perform(account, described, request);
  }

  const server = http.createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      count += 1;
      const isCut = cut?.at === count;
      if ((isCut && cut?.when === "request") || answering === "cut") return void incoming.socket.destroy();
      if (answering === "silence") return;
      if (answering)
        return void outgoing.writeHead(answering.status, answering.headers).end(answering.body ?? "");
      const request = readRequest(incoming, Buffer.concat(chunks).toString("utf8"));
      requests.push(request);
      const { status, body, headers } = answerTo(request);
      if (isCut) return void incoming.socket.destroy();
      outgoing.writeHead(status, { "content-type": "application/json", ...headers });
      outgoing.end(body === undefined ? "" : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    account,
    oauth,
    requests,
    faults,
    violations: () => violations,
    /** What it says to everything from now on; null: what is right. */
    answerWith: (next: Answering | null) => {
      answering = next;
    },
    cutAt: (next: Cut | null) => {
      cut = next;
      count = 0;
    },
    /** How many requests came since the last `cutAt`. */
    count: () => count,
    records: () => account.records("contacts"),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
export type FakeHubSpot = Awaited<ReturnType<typeof fakeHubSpot>>;

function readRequest(
  { method = "GET", url = "/", headers }: http.IncomingMessage,
  text: string,
): VendorRequest {
  const { pathname, searchParams } = new URL(url, "http://hubspot");
  const query: VendorRequest["query"] = {};
  for (const name of new Set(searchParams.keys())) {
    const all = searchParams.getAll(name);
    query[name] = name === "properties" || all.length > 1 ? all : (all[0] ?? "");
  }
  const isForm = headers["content-type"]?.includes("x-www-form-urlencoded");
  const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : text && JSON.parse(text);
  return {
    method: method.toLowerCase(),
    path: pathname,
    query,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? ""])),
    body: body || undefined,
  };
}
