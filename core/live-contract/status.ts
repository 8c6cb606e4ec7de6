import { z } from "zod";

export const OPERATOR_STATUSES = [
  "free",
  "ringing",
  /** On the line, the customer is not yet. */
  "connecting",
  "talking",
  /** Follows a talk of others, on their own phone. */
  "listening",
  /** After a talk or a missed ring. */
  "resting",
  "paused",
  "off-hours",
  /** Takes calls in the browser, which is not there. */
  "disconnected",
] as const;

/** Why somebody is paused, where they said so. */
export const PAUSE_REASONS = ["break", "lunch", "meeting", "training", "other-work"] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
export const pauseReasonSchema = z.enum(PAUSE_REASONS);

/** What an operator is doing; instants are epoch ms. */
export const operatorStatusSchema = z.object({
  kind: z.enum(OPERATOR_STATUSES),
  /** When it began, where that is known. */
  since: z.number().nullable(),
  /** When it ends by itself, where that is known. */
  until: z.number().nullable(),
  reason: pauseReasonSchema.nullable(),
  /** The lead they are busy with. */
  callbackId: z.string().nullable(),
});
export type LiveStatus = z.infer<typeof operatorStatusSchema>;
