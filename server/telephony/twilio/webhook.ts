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
  type StatusForm,
  statusFormSchema,
} from "./schema";

/** A request of Twilio's, verified: what it is about, which call has sent it, and what it means. */
export interface Heard {
  asked: Asked;
  /** null: a conference's. */
  sid: string | null;
  events: TelephonyEvent[];
}

/** @throws ProviderError unauthorized where the signature is bad, protocol where the request is not understood */
export function readWebhook(request: WebhookRequest, authToken: string, clock: Clock): Heard {
  const form = readForm(request.body);
  const signature = request.headers["x-twilio-signature"] ?? "";
  if (!twilio.validateRequest(authToken, signature, request.url, form))
    throw new ProviderError(
      "unauthorized",
      "The request's signature does not fit: the account's auth token has changed, or PUBLIC_URL is not the address that Twilio was given.",
    );
  const asked = readAsked(request.url);
  const idempotency = request.headers["i-twilio-idempotency-token"] ?? digest(request);
  return { asked, ...hear(asked, form, { clock, idempotency }) };
}

/** What a request is about. @throws ProviderError protocol */
export const readAsked = (url: string): Asked =>
  parse(askedSchema, Object.fromEntries(new URL(url).searchParams));

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
  }
}

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
