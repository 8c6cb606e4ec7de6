import { z } from "zod";
import { SUPERVISION_MODES } from "../supervision/supervision";

/** What the simulator's desk of phones shows, as the virtual carrier streams it. All instants are epoch ms. */

/** The demo operator's phone: always on the desk, so that there is something to answer before anybody called. */
export const DEMO_OPERATOR_NUMBER = "+74950000100";

export const PHONE_ACTIONS = ["answer", "decline", "press", "hang-up", "call-back"] as const;
export type PhoneAction = (typeof PHONE_ACTIONS)[number];
export const phoneActionSchema = z.enum(PHONE_ACTIONS);
export const digitSchema = z.string().regex(/^[0-9*#]$/, "one of 0-9, * and #");

const deskCallSchema = z.object({
  legId: z.string(),
  /** The phone calls a number itself; "ringing": nobody there has answered. */
  isOutgoing: z.boolean(),
  state: z.enum(["ringing", "up"]),
  callerName: z.string(),
  ringingAt: z.number(),
  answeredAt: z.number().nullable(),
  /** The leg it is joined with, and since when. */
  joinedWith: z.string().nullable(),
  joinedAt: z.number().nullable(),
  /** The last thing said to this phone in this call; `speaking` while it is being said. */
  announcement: z
    .object({
      key: z.string(),
      text: z.string(),
      language: z.string(),
      /** The title of a prepared sound that is played instead of the words. */
      sound: z.string().nullable(),
      speaking: z.boolean(),
    })
    .nullable(),
  /** Keys pressed in this call. */
  digits: z.string(),
  /** Keys that the caller pressed after the answer, as for an extension; null: none. */
  dialled: z.string().nullable(),
  /** The talk that it follows as a manager's phone, by the numbers of the two (for reading); null: none. */
  follows: z
    .object({ mode: z.enum(SUPERVISION_MODES), operator: z.string(), customer: z.string() })
    .nullable(),
  /** A manager speaks to whoever holds it. */
  hearsManager: z.boolean(),
});

const deskPhoneSchema = z.object({
  /** Stable while the phone is on the desk: the number of a manual phone, the leg of an automatic one. */
  id: z.string(),
  /** E.164 */
  number: z.string(),
  /** The same number, grouped for reading. */
  display: z.string(),
  manual: z.boolean(),
  /** The role it was last called in; null while it has never rung. */
  seat: z.enum(["operator", "customer"]).nullable(),
  call: deskCallSchema.nullable(),
  lastCall: z
    .object({ endedAt: z.number(), cause: z.string(), talkMs: z.number(), canCallBack: z.boolean() })
    .nullable(),
  /** Text messages that lie on the phone, the newest last. */
  texts: z.array(z.object({ key: z.string(), from: z.string(), text: z.string(), at: z.number() })),
});

export const deskSchema = z.object({
  /** The carrier's clock at this snapshot: talk timers count from it, not from the reader's clock. */
  at: z.number(),
  phones: z.array(deskPhoneSchema),
  /** Automatic phones in a call that are not listed, so that a load test does not flood the page. */
  unlisted: z.number(),
});

export type Desk = z.infer<typeof deskSchema>;
export type DeskPhone = z.infer<typeof deskPhoneSchema>;
export type DeskCall = z.infer<typeof deskCallSchema>;
