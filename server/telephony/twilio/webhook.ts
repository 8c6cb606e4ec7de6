import { createHash } from "node:crypto";
import twilio from "twilio";
import type { z } from "zod";
import type { EndCause } from "@/core/call/call";
import type { Clock } from "@/server/platform/clock";
import { ProviderError } from "@/server/platform/provider-error";
import type { TelephonyEvent, WebhookRequest } from "../port";
import {
  type Asked,
  answerFormSchema,
  askedSchema,
  conferenceFormSchema,
  gatherFormSchema,
  numberFormSchema,
  recordingFormSchema,
  type StatusForm,
  statusFormSchema,
} from "./schema";
import { OVERRIDES } from "./twiml";

/** A request of Twilio's, verified: what it is about, which call has sent it, and what it means. */
export interface Heard {
  asked: Asked;
  /** null: a conference's, or of its recording. */
  sid: string | null;
  events: TelephonyEvent[];
}

/** @throws ProviderError unauthorized where the signature is bad, protocol where the request is not understood */
export function readWebhook(request: WebhookRequest, authToken: string, clock: Clock): Heard {
  const form = readSigned(request, authToken);
  const asked = readAsked(request.url);
  const idempotency = request.headers["i-twilio-idempotency-token"] ?? digest(request);
  return { asked, ...hear(asked, form, { clock, idempotency }) };
}

/** The form of a request of Twilio's. @throws ProviderError unauthorized where the signature is bad */
export function readSigned(request: WebhookRequest, authToken: string): Form {
  const form = readForm(request.body);
  const signature = request.headers["x-twilio-signature"] ?? "";
  // Its documents do not say which of the two it signs; both are addresses that we gave it.
  const isSigned = [request.url, request.url + OVERRIDES].some((url) =>
    twilio.validateRequest(authToken, signature, url, form),
  );
  if (isSigned) return form;
  throw new ProviderError(
    "unauthorized",
    "The request's signature does not fit: the account's auth token has changed, or PUBLIC_URL is not the address that Twilio was given.",
  );
}

/** What a request is about. @throws ProviderError protocol */
export const readAsked = (url: string): Asked =>
  parse(askedSchema, { on: "number", ...Object.fromEntries(new URL(url).searchParams) });

/** Of a request about a call to us: which call it is, and whether it waits for instructions. @throws ProviderError protocol */
export function callerIn(request: WebhookRequest): { sid: string; isOver: boolean } {
  const { CallSid: sid, CallStatus: status } = parse(statusFormSchema, readForm(request.body));
  return { sid, isOver: OVER.has(status) };
}

/** A call is answered once, however we come to know it. */
export const answerId = (sid: string): string => `${sid}:answered`;

interface Circumstances {
  clock: Clock;
  /** The same when Twilio sends the request again. */
  idempotency: string;
}

function hear(asked: Asked, form: Form, circumstances: Circumstances): Omit<Heard, "asked"> {
  const { clock } = circumstances;
  switch (asked.on) {
    case "number":
      return calledUs(form, clock);
    case "ringing":
      return { sid: null, events: [] };
    case "status": {
      const status = parse(statusFormSchema, form);
      const event = statusEvent(status);
      const at = timeOf(status.Timestamp, clock);
      const id = `${status.CallSid}:${event?.type === "ringing" ? "ringing" : "over"}`;
      return { sid: status.CallSid, events: event ? [{ id, at, legId: asked.leg, ...event }] : [] };
    }
    case "switchboard":
      // Nobody listens yet: the answer is told when the keys are pressed.
      return { sid: parse(answerFormSchema, form).CallSid, events: [] };
    case "answer": {
      // The request for instructions tells of the answer, and it alone: with detection it comes after the verdict.
      const { CallSid: sid, AnsweredBy: by } = parse(answerFormSchema, form);
      const machine = by !== undefined && /^(machine|fax)/.test(by) ? { machine: true } : {};
      const event = { id: answerId(sid), at: clock.now(), legId: asked.leg, ...machine };
      return { sid, events: [{ ...event, type: "answered" }] };
    }
    case "key":
    case "said": {
      const { CallSid: sid, Digits: digit } = parse(gatherFormSchema, form);
      const keys = asked.on === "said" ? [asked.cut, asked.key] : [];
      const over = keys.flatMap((key) => (key === undefined ? [] : [finished(asked.leg, key, clock.now())]));
      return { sid, events: [...pressed(asked.leg, sid, digit, circumstances), ...over] };
    }
    case "conference":
      return { sid: null, events: met(asked, form, clock) };
    case "recording":
      return { sid: null, events: recorded(asked, form, clock) };
  }
}

/** Twilio's name of the call stands for the leg that it is, or is not yet. */
function calledUs(form: Form, clock: Clock): Omit<Heard, "asked"> {
  const status = parse(numberFormSchema, form);
  const { CallSid: sid, From, To: to } = status;
  const call = { legId: sid, at: timeOf(status.Timestamp, clock) };
  if (!OVER.has(status.CallStatus)) {
    const from = E164.test(From) && !NAMELESS.has(From) ? From : null;
    return { sid, events: [{ ...call, id: `${sid}:incoming`, type: "incoming", from, to }] };
  }
  const over = statusEvent(status);
  return { sid, events: over ? [{ ...call, id: `${sid}:over`, ...over }] : [] };
}

const E164 = /^\+[1-9]\d{6,14}$/;
/**
 * What Twilio gives for callers who show no number: "anonymous", "restricted", "unavailable", "blocked", "unknown" on a
 * telephone's keys.
 */
const NAMELESS = new Set(["+266696687", "+7378742833", "+86282452253", "+2562533", "+8656696"]);

function met(asked: Extract<Asked, { on: "conference" }>, form: Form, clock: Clock): TelephonyEvent[] {
  const { ConferenceSid: id, StatusCallbackEvent: what, Timestamp } = parse(conferenceFormSchema, form);
  if (what !== "conference-start") return [];
  const at = timeOf(Timestamp, clock);
  return [
    { id: `${id}:joined`, at, legId: asked.leg, type: "joined", withLegId: asked.with },
    ...(asked.cut ? [finished(asked.leg, asked.cut, at)] : []),
    ...(asked.cutWith ? [finished(asked.with, asked.cutWith, at)] : []),
  ];
}

/** Told of both legs: one of them may be lent by another call, which has no recordings. */
function recorded(asked: Extract<Asked, { on: "recording" }>, form: Form, clock: Clock): TelephonyEvent[] {
  const {
    RecordingSid: reference,
    RecordingStatus: status,
    RecordingDuration: seconds,
  } = parse(recordingFormSchema, form);
  if (status !== "completed") return [];
  return [asked.leg, asked.with].map((legId) => ({
    id: `${reference}:${legId}`,
    at: clock.now(),
    legId,
    type: "recording-ready",
    reference,
    seconds,
  }));
}

const finished = (legId: string, key: string, at: number): TelephonyEvent => ({
  id: `${legId}:said:${key}`,
  at,
  legId,
  type: "announcement-finished",
  key,
});

const pressed = (legId: string, sid: string, digit: string, { clock, idempotency }: Circumstances) =>
  digit === ""
    ? []
    : [{ id: `${sid}:digit:${idempotency}`, at: clock.now(), legId, type: "digit", digit } as const];

type StatusEvent = { type: "ringing" } | { type: "failed" | "ended"; cause: EndCause };

function statusEvent({ CallStatus: status, SipResponseCode: sip }: StatusForm): StatusEvent | null {
  switch (status) {
    case "ringing":
      return { type: "ringing" };
    case "completed":
      return { type: "ended", cause: "hung-up" };
    case "busy":
      return { type: "failed", cause: DECLINED.has(sip ?? 0) ? "rejected" : "busy" };
    case "no-answer":
      return { type: "failed", cause: "no-answer" };
    case "canceled":
      return { type: "failed", cause: "cancelled" };
    case "failed":
      return { type: "failed", cause: failureOf(sip) };
    default:
      return null;
  }
}

const OVER = new Set<StatusForm["CallStatus"]>(["completed", "busy", "failed", "no-answer", "canceled"]);

/** SIP: declined; anonymous calls refused; not acceptable; unwanted (RFC 3261, 5079, 8197). */
const DECLINED = new Set([603, 433, 606, 607]);
/** SIP: not found, gone, bad extension, incomplete, ambiguous, does not exist anywhere. */
const NO_SUCH_NUMBER = new Set([404, 410, 484, 485, 604]);

function failureOf(sip: number | undefined): EndCause {
  if (sip === undefined) return "provider-error";
  if (NO_SUCH_NUMBER.has(sip)) return "invalid-number";
  if (DECLINED.has(sip)) return "rejected";
  if (sip === 486 || sip === 600) return "busy";
  if (sip === 480 || sip === 487) return "no-answer";
  return "congestion";
}

type Form = Record<string, string | string[]>;

function readForm(body: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const before = form[name];
    form[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return form;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProviderError("protocol", "Twilio's request is not understood.", { cause: parsed.error });
}

/** Twilio tells whole seconds (RFC 2822): of what has just happened our own clock tells more. */
function timeOf(text: string | undefined, clock: Clock): number {
  const [told, now] = [Date.parse(text ?? ""), clock.now()];
  return Number.isNaN(told) || Math.abs(now - told) < FRESH_MS ? now : told;
}

const FRESH_MS = 2_000;

const digest = ({ url, body }: WebhookRequest): string =>
  createHash("sha256").update(url).update(body).digest("base64url");
