import { z } from "zod";

/** An outside call centre, as it is stored with its team. */
export const callCentreSchema = z.object({
  /** E.164 */
  number: z.string(),
  /** Calls that it takes at the same time. */
  capacity: z.number().int().min(1).max(200),
  /** Keys that are pressed for its switchboard once it has answered: an extension, a way through a menu. Empty: none. */
  digits: z
    .string()
    .max(32)
    .regex(/^[\d*#]*$/),
  /** From the answer to the first of them, milliseconds. */
  digitsAfterMs: z.number().int().min(0).max(60_000),
  /** "key": whoever answers there presses 1. "answer": answering is accepting. */
  accept: z.enum(["key", "answer"]),
  /** What a minute of talk costs there. Only ever compared with other call centres' prices: no currency. null: unknown. */
  pricePerMinute: z.number().min(0).max(1_000_000).nullable(),
});
export type CallCentre = z.infer<typeof callCentreSchema>;

/** A stored call centre; null: the team is people of ours. */
export const readCallCentre = (stored: unknown): CallCentre | null =>
  stored === null || stored === undefined ? null : callCentreSchema.parse(stored);
