import { z } from "zod";
import { CALL_PHASES, LEG_STATES } from "../call/call";
import { STAGES } from "../callback/state";
import { SUPERVISION_MODES } from "../supervision/supervision";
import { operatorStatusSchema } from "./status";

/** What one operator's console shows, as one part (`console:<operator's id>`); instants are epoch ms. */

const cueSchema = z.object({ id: z.string(), at: z.number(), by: z.string(), text: z.string() });

const customerSchema = z.object({
  callbackId: z.string(),
  /** E.164 */
  phone: z.string(),
  name: z.string().nullable(),
  site: z.string(),
  page: z.string(),
  pageTitle: z.string().nullable(),
  source: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  /** Who looks after them, as the CRM says. */
  owner: z.string().nullable(),
});

export const consoleCallSchema = z.object({
  id: z.string(),
  phase: z.enum(CALL_PHASES),
  team: z.string(),
  attempt: z.number(),
  /** The operator's own leg. */
  leg: z.object({ id: z.string(), state: z.enum(LEG_STATES) }),
  /** Picked up and not taken yet: the console may take it. */
  canAccept: z.boolean(),
  canDecline: z.boolean(),
  ringingSince: z.number(),
  joinedAt: z.number().nullable(),
  /** What the phone says to the operator. */
  whisper: z.string(),
  requestedAt: z.number(),
  promiseAt: z.number().nullable(),
  stage: z.enum(STAGES),
  stages: z.array(z.object({ stage: z.enum(STAGES), at: z.string() })),
  customer: customerSchema,
  cues: z.array(cueSchema),
  /** Managers who hear this talk, and how they follow it: whoever talks has a right to know. */
  listeners: z.array(z.object({ id: z.string(), by: z.string(), mode: z.enum(SUPERVISION_MODES) })),
  note: z.string(),
});
export type ConsoleCall = z.infer<typeof consoleCallSchema>;

/** The last talk, of which nobody has said yet what came of it. */
export const lastTalkSchema = z.object({
  callId: z.string(),
  endedAt: z.number(),
  talkSeconds: z.number(),
  note: z.string(),
  customer: customerSchema,
});
export type LastTalk = z.infer<typeof lastTalkSchema>;

export const consoleViewSchema = z.object({
  operator: z.object({
    id: z.string(),
    name: z.string(),
    /** E.164 */
    phone: z.string(),
    isPhoneVerified: z.boolean(),
    teams: z.array(z.string()),
  }),
  status: operatorStatusSchema,
  /** To be paused for so long when the running call is over. */
  snoozeMinutes: z.number().nullable(),
  call: consoleCallSchema.nullable(),
  last: lastTalkSchema.nullable(),
});
export type ConsoleView = z.infer<typeof consoleViewSchema>;
