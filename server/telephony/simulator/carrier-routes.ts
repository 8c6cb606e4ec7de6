import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type Desk, digitSchema, PHONE_ACTIONS, phoneActionSchema } from "@/core/phones-contract/desk";
import type { Result } from "@/core/result";
import type { EventDelivery } from "./delivery";
import type { DeskStream } from "./desk-stream";
import type { FaultyLine } from "./faults";
import { readBody, sendJson } from "./http-exchange";
import type { PhoneNetwork } from "./network";
import { type ErasedTalks, isRecordedTalk } from "./recorded-talk";
import type { Refusal } from "./refusal";
import {
  faultsSchema,
  incomingCallSchema,
  joinSchema,
  placeLegSchema,
  saySchema,
  superviseSchema,
  takeSchema,
  textSchema,
} from "./schema";
import type { TextInbox } from "./text-inbox";

/** The parts of a carrier that its routes work on. */
export interface Carrier {
  network: PhoneNetwork;
  delivery: EventDelivery;
  line: FaultyLine;
  texts: TextInbox;
  erased: ErasedTalks;
  stream: DeskStream;
  view: () => Desk;
}

interface Exchange {
  carrier: Carrier;
  request: IncomingMessage;
  response: ServerResponse;
  /** The path's variable parts, decoded. */
  params: string[];
  query: URLSearchParams;
}

interface Route {
  method: "GET" | "POST" | "DELETE";
  path: RegExp;
  /** Answers by itself, or tells why it does not. */
  handle(exchange: Exchange): Promise<Refusal | undefined> | Refusal | undefined;
}

const pressSchema = z.object({ digit: digitSchema });

export const CARRIER_ROUTES: readonly Route[] = [
  { method: "POST", path: /^\/legs$/, handle: placeLeg },
  { method: "POST", path: /^\/legs\/([^/]+)\/say$/, handle: say },
  { method: "POST", path: /^\/legs\/([^/]+)\/take$/, handle: take },
  { method: "POST", path: /^\/joins$/, handle: join },
  { method: "POST", path: /^\/legs\/([^/]+)\/supervise$/, handle: supervise },
  {
    method: "DELETE",
    path: /^\/legs\/([^/]+)$/,
    handle: ({ carrier, response, params: [legId = ""] }) => accept(response, carrier.network.hangUp(legId)),
  },
  {
    method: "GET",
    path: /^\/legs$/,
    handle: ({ carrier, response }) => show(response, { legs: carrier.network.snapshot() }),
  },
  { method: "GET", path: /^\/phones$/, handle: ({ carrier, response }) => show(response, carrier.view()) },
  {
    method: "GET",
    path: /^\/phones\/events$/,
    handle: ({ carrier, response }) => {
      carrier.stream.open(response);
      return undefined;
    },
  },
  { method: "POST", path: new RegExp(`^/phones/([^/]+)/(${PHONE_ACTIONS.join("|")})$`), handle: actOnPhone },
  {
    method: "GET",
    path: /^\/history$/,
    handle: ({ carrier, response, query }) =>
      show(response, { legs: carrier.network.history(query.get("number") ?? undefined) }),
  },
  {
    method: "GET",
    path: /^\/health$/,
    handle: ({ carrier, response }) =>
      show(response, {
        status: "ok",
        liveLegs: carrier.network.legs.length,
        pendingEvents: carrier.delivery.pending,
      }),
  },
  { method: "POST", path: /^\/calls$/, handle: callIn },
  { method: "POST", path: /^\/texts$/, handle: takeText },
  { method: "GET", path: /^\/recordings\/([^/]+)$/, handle: findRecording },
  { method: "DELETE", path: /^\/recordings\/([^/]+)$/, handle: eraseRecording },
  { method: "POST", path: /^\/faults$/, handle: setFaults },
];

async function placeLeg({ carrier, request, response }: Exchange): Promise<Refusal | undefined> {
  const order = await readBody(request, placeLegSchema);
  if (!order.ok) return order.error;
  if (carrier.delivery.isFull) {
    return {
      code: "overloaded",
      message: "Too many events wait for the application: no new legs until it takes some.",
    };
  }
  return accept(response, carrier.network.place(order.value));
}

async function say({ carrier, request, response, params }: Exchange): Promise<Refusal | undefined> {
  const order = await readBody(request, saySchema);
  if (!order.ok) return order.error;
  const [legId = ""] = params;
  return accept(response, carrier.network.say({ ...order.value, legId }));
}

async function take({ carrier, request, response, params }: Exchange): Promise<Refusal | undefined> {
  const order = await readBody(request, takeSchema);
  if (!order.ok) return order.error;
  const [reference = ""] = params;
  return accept(response, carrier.network.take({ ...order.value, reference }));
}

async function join({ carrier, request, response }: Exchange): Promise<Refusal | undefined> {
  const order = await readBody(request, joinSchema);
  return order.ok ? accept(response, carrier.network.join(order.value)) : order.error;
}

async function supervise({ carrier, request, response, params }: Exchange): Promise<Refusal | undefined> {
  const order = await readBody(request, superviseSchema);
  if (!order.ok) return order.error;
  const [legId = ""] = params;
  return accept(response, carrier.network.supervise({ ...order.value, legId }));
}

async function actOnPhone({ carrier, request, response, params }: Exchange): Promise<Refusal | undefined> {
  const [number = "", name] = params;
  const action = phoneActionSchema.parse(name);
  if (action !== "press") return accept(response, carrier.network.act(number, action, ""));
  const body = await readBody(request, pressSchema);
  return body.ok ? accept(response, carrier.network.act(number, action, body.value.digit)) : body.error;
}

/** Somebody anywhere calls a number of the application's. */
async function callIn({ carrier, request, response }: Exchange): Promise<Refusal | undefined> {
  const call = await readBody(request, incomingCallSchema);
  return call.ok ? accept(response, carrier.network.call(call.value.from, call.value.to)) : call.error;
}

async function takeText({ carrier, request, response }: Exchange): Promise<Refusal | undefined> {
  const order = await readBody(request, textSchema);
  return order.ok ? accept(response, carrier.texts.take(order.value)) : order.error;
}

/** Only whether it is there: the adapter makes the sound by itself. */
function findRecording({ carrier, response, params: [reference = ""] }: Exchange): Refusal | undefined {
  return isRecordedTalk(reference) && !carrier.erased.has(reference)
    ? show(response, { reference })
    : NO_SUCH_RECORDING;
}

function eraseRecording(exchange: Exchange): Refusal | undefined {
  const {
    carrier,
    response,
    params: [reference = ""],
  } = exchange;
  carrier.erased.add(reference);
  return show(response, { reference });
}

const NO_SUCH_RECORDING: Refusal = { code: "no-such-recording", message: "There is no such recording." };

async function setFaults({ carrier, request, response }: Exchange): Promise<Refusal | undefined> {
  const faults = await readBody(request, faultsSchema);
  if (!faults.ok) return faults.error;
  carrier.line.faults = faults.value;
  return show(response, faults.value);
}

function accept(response: ServerResponse, result: Result<void, Refusal>): Refusal | undefined {
  if (!result.ok) return result.error;
  sendJson(response, 202, { status: "accepted" });
  return undefined;
}

function show(response: ServerResponse, body: unknown): undefined {
  sendJson(response, 200, body);
}
