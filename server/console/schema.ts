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
  /** When to call again (epoch ms); null: nothing was arranged. */
  followUpAt: z.number().int().nullable().default(null),
});
export type DispositionInput = z.output<typeof dispositionInput>;

export const customerOf = z.object({ callbackId: z.string().min(1) });
