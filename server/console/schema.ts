import { z } from "zod";
import { storableText } from "../platform/storable-text";

const callId = z.object({ callId: z.string().min(1) });

export const LONGEST_NOTE = 4_000;
/** Minutes of a pause that begins when the running call is over. */
const minutes = z.number().int().min(1).max(240);

export const ownCall = callId;
export const snoozeInput = z.object({ minutes: minutes.nullable() });
export const declineInput = callId.extend({
  /** Also paused for so long; null: only this call is declined. */
  pauseMinutes: minutes.nullable().default(null),
});
export const noteInput = callId.extend({ text: z.string().max(LONGEST_NOTE).transform(storableText) });
export const dispositionInput = callId.extend({
  key: z.string().min(1).max(40),
  /** When to call again, by the clock on the wall of the workspace's zone; null: nothing was arranged. */
  followUp: z
    .discriminatedUnion("kind", [
      z.object({
        kind: z.literal("minutes"),
        minutes: z
          .number()
          .int()
          .min(1)
          .max(24 * 60),
      }),
      z.object({ kind: z.literal("wall"), at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/) }),
    ])
    .nullable()
    .default(null),
  /** Added to the lead's. */
  tags: z
    .array(z.string().trim().min(1, "empty").max(40, "too-long").transform(storableText))
    .max(10)
    .default([]),
});
export type FollowUpTime = NonNullable<z.output<typeof dispositionInput>["followUp"]>;

export const customerOf = z.object({ callbackId: z.string().min(1) });
