import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { Exchange, type Reply } from "./exchange";

export const USERNAME = "perezvon";
export const PASSWORD = "a password of the tests";
const AUTHORIZATION = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString("base64")}`;

export type FakeAsterisk = Awaited<ReturnType<typeof startFakeAsterisk>>;

/** An Asterisk in this process, as far as our adapter uses one, with a hand on the connection that tells events. */
export async function startFakeAsterisk() {
  const sockets = new Map<string, WebSocket>();
  const filters = new Map<string, string[]>();
  const line = { isCut: false, repeats: false, delayMs: 0 };
  const clock = { fastMs: 0 };

  const send = (app: string, event: Record<string, unknown>): void => {
    const allowed = filters.get(app);
    if (allowed && !allowed.includes(String(event.type))) return;
    const text = JSON.stringify({ timestamp: timestamp(clock.fastMs), application: app, ...event });
    const socket = sockets.get(app);
    for (const copy of line.repeats ? [text, text] : [text])
      if (line.delayMs > 0) setTimeout(() => socket?.send(copy), line.delayMs);
      else socket?.send(copy);
  };
  const exchange = new Exchange(send, (app) => sockets.get(app)?.readyState === WebSocket.OPEN);

  const server = createServer((request, response) => void answer(exchange, filters, request, response));
  const events = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    const app = new URL(request.url ?? "", "http://x").searchParams.get("app") ?? "";
    if (line.isCut || request.headers.authorization !== AUTHORIZATION) return void socket.destroy();
    events.handleUpgrade(request, socket, head, (opened) => {
      send(app, { type: "ApplicationReplaced" });
      sockets.set(app, opened);
      opened.once("close", () => {
        if (sockets.get(app) !== opened) return;
        sockets.delete(app);
        filters.delete(app);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;

  return {
    exchange,
    url: `http://127.0.0.1:${port}`,
    /** Ends the connections that tell events, and lets no other be made until `mend`. */
    cut(): void {
      line.isCut = true;
      for (const socket of sockets.values()) socket.terminate();
    },
    mend(): void {
      line.isCut = false;
    },
    repeat(): void {
      line.repeats = true;
    },
    delay(ms: number): void {
      line.delayMs = ms;
    },
    /** Sets its clock wrong. */
    setFast(ms: number): void {
      clock.fastMs = ms;
    },
    async close(): Promise<void> {
      for (const id of [...exchange.channels.keys()]) exchange.destroy(id, 16);
      for (const socket of sockets.values()) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As Asterisk writes it. */
const timestamp = (fastMs: number): string =>
  new Date(Date.now() + fastMs).toISOString().replace("Z", "+0000");

type Query = (name: string) => string;
type Handle = (exchange: Exchange, ids: string[], query: Query) => Reply | Promise<Reply>;

const NOT_FOUND: Reply = [404, { message: "Not found" }];

const ROUTES: [method: string, path: RegExp, handle: Handle][] = [
  ["GET", /^asterisk\/info$/, () => [200, { system: { version: "22.0.0-fake" } }]],
  ["GET", /^asterisk\/modules\/app_amd\.so$/, () => [200, { name: "app_amd.so", status: "Running" }]],
  ["GET", /^channels$/, (x) => [200, [...x.channels.values()].map((one) => x.show(one))]],
  [
    "GET",
    /^channels\/([^/]+)$/,
    (x, [id = ""]) => {
      const channel = x.channels.get(id);
      return channel ? [200, x.show(channel)] : NOT_FOUND;
    },
  ],
  [
    "POST",
    /^channels\/create$/,
    (x, _, query) =>
      x.create({
        id: query("channelId"),
        endpoint: query("endpoint"),
        app: query("app"),
        args: query("appArgs").split(",").filter(Boolean),
      }),
  ],
  ["POST", /^channels\/([^/]+)\/dial$/, (x, [id = ""], query) => x.dial(id, Number(query("timeout")))],
  [
    "POST",
    /^channels\/([^/]+)\/dtmf$/,
    (x, [id = ""], query) => x.pressAt(id, query("dtmf"), Number(query("before"))),
  ],
  [
    "DELETE",
    /^channels\/([^/]+)$/,
    (x, [id = ""]) => {
      if (!x.channels.has(id)) return [404, { message: "Channel not found" }];
      setImmediate(() => x.destroy(id, 16));
      return [204];
    },
  ],
  ["POST", /^channels\/([^/]+)\/answer$/, (x, [id = ""]) => x.answer(id)],
  ["POST", /^channels\/([^/]+)\/continue$/, (x, [id = ""], query) => x.goOn(id, query("context"))],
  [
    "POST",
    /^events\/user\/([^/]+)$/,
    (x, [name = ""], query) => x.userEvent(name, query("application"), query("source")),
  ],
  ["DELETE", /^channels\/([^/]+)\/ring$/, (x, [id = ""]) => (x.channels.has(id) ? [204] : NOT_FOUND)],
  ["POST", /^channels\/([^/]+)\/ring$/, (x, [id = ""]) => (x.channels.has(id) ? [204] : NOT_FOUND)],
  [
    "GET",
    /^channels\/([^/]+)\/variable$/,
    (x, [id = ""], query) => {
      const name = query("variable");
      const value = name.startsWith("DIALPLAN_EXISTS") ? "1" : x.channels.get(id)?.variables.get(name);
      return value === undefined ? [404, { message: "Provided variable was not found" }] : [200, { value }];
    },
  ],
  [
    "POST",
    /^channels\/([^/]+)\/variable$/,
    (x, [id = ""], query) => x.setVariable(id, query("variable"), query("value")),
  ],
  [
    "POST",
    /^channels\/([^/]+)\/play\/([^/]+)$/,
    // The tests' sounds are named after how long they are.
    (x, [id = "", key = ""], query) => x.play(id, key, Number(/(\d+)$/.exec(query("media"))?.[1])),
  ],
  ["GET", /^playbacks\/([^/]+)$/, (x, [id = ""]) => (x.playback(id) ? [200, { id }] : NOT_FOUND)],
  [
    "DELETE",
    /^playbacks\/([^/]+)$/,
    (x, [id = ""]) => {
      const playback = x.playback(id);
      playback?.end();
      return playback ? [204] : NOT_FOUND;
    },
  ],
  [
    "POST",
    /^channels\/([^/]+)\/snoop\/([^/]+)$/,
    (x, [of = "", id = ""], query) => x.snoop(of, { id, app: query("app"), whisper: query("whisper") }),
  ],
  [
    "GET",
    /^endpoints\/PJSIP\/([^/]+)$/,
    (x, [resource]) =>
      resource === "trunk" ? [200, { resource, state: x.isTrunkOffline ? "offline" : "online" }] : NOT_FOUND,
  ],
  ["GET", /^bridges$/, (x) => [200, [...x.bridges.values()]]],
  ["POST", /^bridges\/([^/]+)$/, (x, [id = ""]) => x.makeBridge(id)],
  ["DELETE", /^bridges\/([^/]+)$/, (x, [id = ""]) => (x.endBridge(id) ? [204] : NOT_FOUND)],
  ["POST", /^bridges\/([^/]+)\/record$/, (x, [id = ""], query) => x.record(id, query("name"))],
  [
    "GET",
    /^recordings\/stored\/([^/]+)\/file$/,
    (x, [name = ""]) =>
      x.recordings.has(name) ? [200, { sound: "of a talk, much longer than this in fact" }] : NOT_FOUND,
  ],
  [
    "DELETE",
    /^recordings\/stored\/([^/]+)$/,
    (x, [name = ""]) => (x.recordings.delete(name) ? [204] : NOT_FOUND),
  ],
  [
    "POST",
    /^bridges\/([^/]+)\/addChannel$/,
    (x, [id = ""], query) => x.addToBridge(id, query("channel").split(",")),
  ],
];

async function answer(
  exchange: Exchange,
  filters: Map<string, string[]>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "", "http://x");
  const path = url.pathname.replace(/^\/ari\//, "");
  let body = "";
  for await (const chunk of request) body += chunk;
  const reply = async (): Promise<Reply> => {
    if (request.headers.authorization !== AUTHORIZATION) return [401, { error: "Unauthorized" }];
    const filter = request.method === "PUT" ? /^applications\/([^/]+)\/eventFilter$/.exec(path) : null;
    if (filter) {
      const { allowed } = JSON.parse(body);
      filters.set(
        filter[1] ?? "",
        allowed.map(({ type }: { type: string }) => type),
      );
      return [200, {}];
    }
    for (const [method, pattern, handle] of ROUTES) {
      const found = method === request.method ? pattern.exec(path) : null;
      if (found)
        return handle(
          exchange,
          found.slice(1).map(decodeURIComponent),
          (name) => url.searchParams.get(name) ?? "",
        );
    }
    return [404, { message: "Resource not found" }];
  };
  const [status, answered] = await reply();
  response.writeHead(status, { "content-type": "application/json" });
  response.end(answered === undefined ? "" : JSON.stringify(answered));
}
