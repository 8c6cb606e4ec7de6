import { z } from "zod";
import { END_CAUSES } from "@/core/call/call";

/** The file that Voximplant's control panel gives for a service account. */
export const serviceAccountSchema = z.object({
  account_id: z.number("json").int("json").positive("json"),
  key_id: z.string("json").min(1, "json"),
  private_key: z.string("json").includes("PRIVATE KEY", "json"),
});
export type ServiceAccount = z.infer<typeof serviceAccountSchema>;

export const voximplantSettingsSchema = z.object({
  /** The file's text, as it is pasted. */
  serviceAccount: z
    .string()
    .transform((text, context) => parseJson(text) ?? context.addIssue({ code: "custom", message: "json" }))
    .pipe(serviceAccountSchema),
  /** Of the rule that `npm run voximplant:upload` made. */
  ruleId: z.coerce.number().int().positive(),
  /** E.164, shown where a call names none: Voximplant calls nobody without. */
  callerId: z.string().regex(/^\+\d{6,15}$/),
  /** Whether customers' answers are listened to before the operator is joined: some seconds of silence for them. */
  machineDetection: z.boolean().default(false),
  /** Talks are recorded, and kept by Voximplant, where nothing is said of them. */
  record: z.boolean().default(false),
});
export type VoximplantSettings = z.output<typeof voximplantSettingsSchema>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Comes with HTTP 200 like everything else. */
export const errorAnswerSchema = z.object({ error: z.object({ code: z.number(), msg: z.string() }) });

export const startedSchema = z.object({
  result: z.number(),
  media_session_access_secure_url: z.url({ protocol: /^https?$/ }),
  call_session_history_id: z.number(),
});

/** The id is newer than the command. */
export const sentTextSchema = z.object({ result: z.number(), message_id: z.number().optional() });

export const namedTextsSchema = z.object({
  result: z.array(z.object({ transaction_id: z.number() })).default([]),
  failed: z
    .array(z.object({ error_code: z.number().optional(), error_description: z.string().optional() }))
    .default([]),
});

export const deletedSchema = z.object({ result: z.number() });

export const historySchema = z.object({
  result: z.array(
    z.object({
      call_session_history_id: z.number(),
      /** Both are absent while the session runs. */
      duration: z.number().nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
});

export const accountInfoSchema = z.object({
  result: z.object({
    account_name: z.string(),
    active: z.boolean(),
    frozen: z.boolean().optional(),
    balance: z.number().optional(),
    currency: z.string().optional(),
  }),
});

/** Both lists give numbers without the plus. */
export const phoneNumbersSchema = z.object({
  result: z.array(z.object({ phone_number: z.string(), can_be_used: z.boolean() })),
});
export const callerIdsSchema = z.object({
  result: z.array(z.object({ callerid_number: z.string(), active: z.boolean() })),
});

const legId = z.string().min(1).max(200);
const cause = z.enum(END_CAUSES);
const envelope = { id: z.string().min(1), at: z.number(), legId };

const eventSchema = z.discriminatedUnion("type", [
  z.object({ ...envelope, type: z.literal("incoming"), from: z.string().nullable(), to: z.string() }),
  z.object({ ...envelope, type: z.literal("ringing") }),
  z.object({ ...envelope, type: z.literal("answered"), machine: z.boolean().optional() }),
  z.object({ ...envelope, type: z.literal("digit"), digit: z.string().regex(/^[0-9*#]$/) }),
  z.object({ ...envelope, type: z.literal("announcement-finished"), key: z.string() }),
  z.object({ ...envelope, type: z.literal("joined"), withLegId: legId }),
  z.object({
    ...envelope,
    type: z.literal("recording-ready"),
    reference: z.url(),
    seconds: z.number().min(0),
  }),
  z.object({ ...envelope, type: z.literal("failed"), cause }),
  z.object({ ...envelope, type: z.literal("ended"), cause }),
]);

export const reportSchema = z.object({
  session: z.string(),
  events: z.array(eventSchema),
  isOver: z.boolean(),
  came: z.object({ url: z.url({ protocol: /^https?$/ }), historyId: z.number() }).optional(),
});

export const sessionAnswerSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    isGone: z.boolean().optional(),
    legs: z
      .array(z.object({ legId, state: z.enum(["placed", "ringing", "up"]), joinedWith: legId.nullable() }))
      .optional(),
  }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);
export type ReadAnswer = z.infer<typeof sessionAnswerSchema>;

/** What the book notes of a session. */
export const sessionNoteSchema = z.object({
  session: z.string(),
  url: z.string(),
  historyId: z.number(),
  startedAt: z.number(),
});
export type SessionNote = z.infer<typeof sessionNoteSchema>;
