import { z } from "zod";

/** What a person copies from Twilio's console, and how the account is to be used. */
export const twilioSettingsSchema = z.object({
  accountSid: z.string().regex(/^AC[0-9a-fA-F]{32}$/, "account-sid"),
  /** Opens the API and signs what Twilio posts to us. */
  authToken: z.string().min(16, "auth-token").max(100, "auth-token"),
  /** Whether customers' answers are listened to before the operator is joined: some seconds of silence for them. */
  machineDetection: z.boolean().default(false),
  /** Talks are recorded, and kept by Twilio, where nothing is said of them. */
  record: z.boolean().default(false),
  /** E.164: the caller where an order names none. */
  callerId: z.string().optional(),
  /** How many calls Twilio lets the account begin in a second: 1, unless it was asked for more. */
  callsPerSecond: z.number().int().min(1, "calls-per-second").max(100, "calls-per-second").default(1),
});
export type TwilioSettings = z.infer<typeof twilioSettingsSchema>;

/** A message as the API's answer has it. */
export const messageSchema = z.object({ sid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/) });

/** What Twilio posts when a message's status changes. */
export const messageFormSchema = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.string(),
  ErrorCode: z.string().optional(),
});

const callSid = z.string().regex(/^CA[0-9a-fA-F]{32}$/);

const CALL_STATUSES = [
  "queued",
  "initiated",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
] as const;

/** A call as the API's answers have it. */
export const callSchema = z.object({
  sid: callSid,
  status: z.enum(CALL_STATUSES),
  to: z.string(),
  answeredBy: z.string().nullish(),
  direction: z.string().nullish(),
  startTime: z.date().nullish(),
  dateCreated: z.date().nullish(),
});
export type TwilioCall = z.infer<typeof callSchema>;

export const participantSchema = z.object({ callSid });

export const conferenceSchema = z.object({ sid: z.string(), friendlyName: z.string() });

/** Query of the addresses that we give Twilio: what the request is about. */
export const askedSchema = z.discriminatedUnion("on", [
  // Our bare address, which people enter as that of their number: for the calls to it, and for what becomes of them.
  z.object({ on: z.literal("number") }),
  /** A caller who hears it ring, since epoch ms, asks again. */
  z.object({ on: z.literal("ringing"), since: z.coerce.number().int() }),
  z.object({ on: z.literal("status"), leg: z.string().min(1) }),
  z.object({
    on: z.literal("switchboard"),
    leg: z.string().min(1),
    keys: z.string().regex(/^[0-9*#]+$/),
    afterMs: z.coerce.number().int().min(0),
  }),
  z.object({ on: z.literal("answer"), leg: z.string().min(1) }),
  // `rings`: whoever waits hears that somebody is being rung.
  z.object({ on: z.literal("key"), leg: z.string().min(1), rings: z.coerce.boolean().optional() }),
  z.object({
    on: z.literal("said"),
    leg: z.string().min(1),
    key: z.string().min(1),
    cut: z.string().min(1).optional(),
    rings: z.coerce.boolean().optional(),
  }),
  z.object({
    on: z.literal("conference"),
    leg: z.string().min(1),
    with: z.string().min(1),
    cut: z.string().min(1).optional(),
    cutWith: z.string().min(1).optional(),
  }),
  z.object({ on: z.literal("recording"), leg: z.string().min(1), with: z.string().min(1) }),
]);
export type Asked = z.infer<typeof askedSchema>;

/** Form of a call's status callback. */
export const statusFormSchema = z.object({
  CallSid: callSid,
  CallStatus: z.enum(CALL_STATUSES),
  SipResponseCode: z.coerce.number().int().optional(),
  Timestamp: z.string().optional(),
});
export type StatusForm = z.infer<typeof statusFormSchema>;

/** Form of what a number of the account tells: that somebody calls it, and how such a call has ended. */
export const numberFormSchema = statusFormSchema.extend({ From: z.string().default(""), To: z.string() });

/** Form of the request for instructions when a call is answered. */
export const answerFormSchema = z.object({ CallSid: callSid, AnsweredBy: z.string().optional() });

/** Form of what a <Gather> heard; empty where nothing was pressed. */
export const gatherFormSchema = z.object({
  CallSid: callSid,
  Digits: z
    .string()
    .regex(/^[0-9*#]?$/)
    .default(""),
});

export const recordingSid = z.string().regex(/^RE[0-9a-fA-F]{32}$/);

/** Form of a recording's status callback. */
export const recordingFormSchema = z.object({
  RecordingSid: recordingSid,
  RecordingStatus: z.string(),
  RecordingDuration: z.coerce.number().min(0).default(0),
});

/** Form of a conference's status callback. */
export const conferenceFormSchema = z.object({
  ConferenceSid: z.string().min(1),
  StatusCallbackEvent: z.string(),
  Timestamp: z.string().optional(),
});
