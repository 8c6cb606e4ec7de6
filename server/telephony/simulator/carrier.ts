import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { DEMO_OPERATOR_NUMBER } from "@/core/phones-contract/desk";
import { CARRIER_ROUTES, type Carrier } from "./carrier-routes";
import { createNetworkClock } from "./clock";
import { EventDelivery } from "./delivery";
import { DeskStream } from "./desk-stream";
import { viewDesk } from "./desk-view";
import { FaultyLine } from "./faults";
import { hasSecret, sendJson } from "./http-exchange";
import { PhoneNetwork } from "./network";
import { ErasedTalks } from "./recorded-talk";
import { REFUSAL_STATUS, type Refusal } from "./refusal";
import { TextInbox } from "./text-inbox";

export interface CarrierOptions {
  /** 0: any free one. */
  port: number;
  secret: string;
  webhookUrl: string;
  /** How many times faster than life the network is. */
  speed: number;
  fetch: typeof fetch;
  random: () => number;
}

export interface RunningCarrier {
  port: number;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
/** Longer than clients keep idle connections, so that none is closed under a request that was just sent. */
const KEEP_ALIVE_MS = 75_000;

/** Starts a virtual carrier on the loopback address. Rejects where the port is taken. */
export async function startCarrier(options: CarrierOptions): Promise<RunningCarrier> {
  const carrier = createCarrier(options);
  const server = createServer((request, response) => {
    answer(carrier, options.secret, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else if (error instanceof URIError) {
        sendRefusal(response, { code: "bad-request", message: "The path is not percent-encoded properly." });
      } else sendJson(response, 500, { code: "internal", message: String(error) });
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port);
  return {
    port,
    close: () => {
      carrier.stream.close();
      carrier.delivery.stop();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function createCarrier(options: CarrierOptions): Carrier {
  const clock = createNetworkClock(options.speed);
  const delivery = new EventDelivery({
    url: options.webhookUrl,
    secret: options.secret,
    fetch: options.fetch,
    newId: randomUUID,
  });
  const line = new FaultyLine((event) => delivery.enqueue(event), options.random);
  const network = new PhoneNetwork({
    clock,
    newId: randomUUID,
    onEvent: (event) => line.carry(event),
    onChange: () => stream.touch(),
  });
  const texts = new TextInbox(
    () => clock.now(),
    () => stream.touch(),
  );
  const view = () => viewDesk(network, texts, [DEMO_OPERATOR_NUMBER], clock.now());
  const stream = new DeskStream(view);
  return { network, delivery, line, texts, erased: new ErasedTalks(), stream, view };
}

async function answer(
  carrier: Carrier,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${HOST}`);
  const isPublic = url.pathname === "/health";
  if (!isPublic && !hasSecret(request, secret)) {
    return sendRefusal(response, {
      code: "unauthorized",
      message: "Send the carrier's secret as a bearer token.",
    });
  }
  for (const route of CARRIER_ROUTES) {
    const match = request.method === route.method ? route.path.exec(url.pathname) : null;
    if (match === null) continue;
    const params = match.slice(1).map(decodeURIComponent);
    const refusal = await route.handle({ carrier, request, response, params, query: url.searchParams });
    if (refusal) sendRefusal(response, refusal);
    return;
  }
  const message = `The carrier has no ${request.method} ${url.pathname}.`;
  sendRefusal(response, { code: "no-such-route", message });
}

function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  sendJson(response, REFUSAL_STATUS[refusal.code], refusal);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}
