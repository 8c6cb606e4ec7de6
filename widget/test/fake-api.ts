import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { PREVIEW_PAGE, PREVIEW_POLICY } from "@/core/widget-contract/preview-page";
import type { Facts } from "@/core/widget-contract/visitor-facts";
import type { CallbackStatus, Problem, WidgetConfig } from "@/core/widget-contract/wire";

export interface SeenRequest {
  method: string;
  path: string;
  key: string | undefined;
  body: Record<string, unknown>;
}

/** The server's side of the wire contract, as a test plays it. */
export interface FakeApi {
  url: string;
  config: WidgetConfig;
  configDelayMs: number;
  requests: SeenRequest[];
  /** What `GET …/facts` answers. */
  facts: Facts;
  /** What the next requests for a callback get, in order; without any: accepted. */
  nextAnswers: Problem[];
  /** What choosing on the site gets: anything but 200 is a refusal. */
  pickStatus: number;
  /** Every request for a status or a stream fails. */
  isDown: boolean;
  /** Streams alone fail; asking for the status works. */
  refusesStreams: boolean;
  streams: Set<ServerResponse>;
  status: CallbackStatus;
  /** Moves the callback on and tells the open streams. */
  push(change: Partial<CallbackStatus>): void;
  dropStreams(): void;
  requestsTo(method: string, path: RegExp): SeenRequest[];
  close(): Promise<void>;
}

const ID = "cb-1";
const TOKEN = "capability";

export async function startFakeApi(widgetFolder: string): Promise<FakeApi> {
  const server = createServer((request, response) => {
    handle(api, widgetFolder, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const api: FakeApi = {
    url: `http://127.0.0.1:${port}`,
    config: defaultConfig(),
    configDelayMs: 0,
    requests: [],
    facts: {},
    nextAnswers: [],
    pickStatus: 200,
    isDown: false,
    refusesStreams: false,
    streams: new Set(),
    status: requestedStatus(),
    push(change) {
      const now = new Date().toISOString();
      const moved = change.stage && change.stage !== api.status.stage;
      const stages = moved ? [...api.status.stages, { stage: change.stage, at: now }] : api.status.stages;
      api.status = { ...api.status, stages, ...change, now } as CallbackStatus;
      for (const stream of api.streams) writeState(stream, api.status);
    },
    dropStreams() {
      for (const stream of api.streams) stream.destroy();
    },
    requestsTo: (method, path) =>
      api.requests.filter((request) => request.method === method && path.test(request.path)),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return api;
}

async function handle(api: FakeApi, folder: string, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", api.url);
  const method = request.method ?? "GET";
  response.setHeader("Access-Control-Allow-Origin", "*");
  if (method === "OPTIONS") {
    response.setHeader("Access-Control-Allow-Headers", "content-type, idempotency-key");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
    return response.writeHead(204).end();
  }
  const text = await readBody(request);
  const key = request.headers["idempotency-key"];
  api.requests.push({
    method,
    path: url.pathname,
    key: typeof key === "string" ? key : undefined,
    body: text ? JSON.parse(text) : {},
  });

  if (url.pathname === "/preview") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", PREVIEW_POLICY);
    return response.end(PREVIEW_PAGE);
  }
  const script = scriptAt(url.pathname);
  if (script) {
    response.setHeader("Content-Type", "text/javascript; charset=utf-8");
    return response.end(await readFile(join(folder, script)));
  }
  if (url.pathname.endsWith("/config")) {
    await new Promise((done) => setTimeout(done, api.configDelayMs));
    return json(response, 200, { ...api.config, siteKey: url.pathname.split("/")[3] });
  }
  if (url.pathname.endsWith("/facts")) {
    const keys = url.searchParams.get("keys")?.split(",") ?? [];
    const facts = Object.fromEntries(Object.entries(api.facts).filter(([key]) => keys.includes(key)));
    return json(response, 200, { facts, at: new Date().toISOString() });
  }
  if (url.pathname.endsWith("/pick"))
    return json(response, api.pickStatus, { secret: "secret-of-the-tab", language: "en", places: {} });
  if (url.pathname.endsWith("/decisions")) return response.writeHead(204).end();
  if (method === "POST" && url.pathname === "/api/v1/callbacks") return accept(api, response);
  if (url.searchParams.get("token") !== TOKEN) return json(response, 401, problem(401, "No token."));
  return serveCallback(api, method, url.pathname, response);
}

/** The built file behind an address; undefined: it is none of a script. */
function scriptAt(path: string): string | undefined {
  if (path === "/preview/host.js") return "preview.js";
  if (path === "/widget.js") return "loader.js";
  return path.startsWith("/widget.js/") ? path.slice("/widget.js/".length) : undefined;
}

function accept(api: FakeApi, response: ServerResponse) {
  const answer = api.nextAnswers.shift();
  if (answer) return json(response, answer.status, answer);
  const own = `${api.url}/api/v1/callbacks/${ID}`;
  return json(response, 202, {
    id: ID,
    statusUrl: `${own}?token=${TOKEN}`,
    eventsUrl: `${own}/events?token=${TOKEN}`,
    cancelUrl: `${own}?token=${TOKEN}`,
  });
}

function serveCallback(api: FakeApi, method: string, path: string, response: ServerResponse) {
  if (api.isDown) return response.destroy();
  if (path.endsWith("/rating")) {
    api.status = { ...api.status, rating: Number(api.requests.at(-1)?.body.score) };
    return json(response, 200, api.status);
  }
  if (path.endsWith("/events")) {
    if (api.refusesStreams) return json(response, 503, problem(503, "No streams."));
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    api.streams.add(response);
    response.on("close", () => api.streams.delete(response));
    return writeState(response, api.status);
  }
  if (method === "DELETE") api.push({ stage: "finished", outcome: "cancelled", nextStep: noNextStep });
  api.status = { ...api.status, now: new Date().toISOString() };
  return json(response, 200, api.status);
}

const noNextStep = { kind: "none", text: "" } as const;

function writeState(stream: ServerResponse, status: CallbackStatus): void {
  stream.write(`id: ${Date.parse(status.now)}\nevent: state\ndata: ${JSON.stringify(status)}\n\n`);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

export const problem = (status: number, detail: string, errors?: Record<string, string>): Problem => ({
  type: "about:blank",
  title: "Refused",
  status,
  detail,
  errors,
});

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

function defaultConfig(): WidgetConfig {
  return {
    version: 1,
    siteKey: "demo",
    siteName: "Demo Shop",
    defaultCountry: "RU",
    appearance: { color: "#5b3fd1", position: "right", theme: "auto" },
    language: "en",
    consent: {
      en: { version: 1, text: "I agree that Demo Shop calls me on this number about my request." },
      ru: { version: 1, text: "Я согласен, чтобы магазин Demo Shop позвонил мне по моей заявке." },
    },
    typicalSeconds: 33,
    open: true,
    opensAt: null,
    display: null,
    memory: "lasting",
    notesArrival: false,
  };
}

function requestedStatus(): CallbackStatus {
  const now = new Date().toISOString();
  return {
    id: ID,
    stage: "requested",
    outcome: null,
    nextStep: null,
    promiseAt: null,
    stages: [{ stage: "requested", at: now }],
    phoneMasked: "+7 495 ***-**-67",
    operatorName: null,
    talkSeconds: 0,
    rating: null,
    now,
  };
}
