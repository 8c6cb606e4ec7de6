import { z } from "zod";
import { SOURCES } from "@/core/flow/display/source/definition";
import { storableText } from "../../platform/storable-text";

/** NUL is refused. Half of an emoji, cut off by a page that shortens its title, is mended: no lead is lost for it. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\0"), "must not contain NUL")
    .transform(storableText);

const address = z.url().max(2000).pipe(text(2000));

/** `POST /api/v1/callbacks`. Lengths bound what a stranger can make us store. */
export const callbackRequestSchema = z.object({
  siteKey: text(100).refine((key) => key !== ""),
  phone: text(60),
  consent: z.literal(true),
  consentVersion: z.int32().positive().optional(),
  page: address,
  pageTitle: text(300).optional(),
  referrer: text(2000).optional(),
  source: z.enum(SOURCES).optional(),
  // These are told in passing, by the browser's address and clock: no lead is lost for them.
  landing: address.optional().catch(undefined),
  fillSeconds: z.number().min(0).optional().catch(undefined),
  fields: z
    .record(text(60), text(1000))
    .refine((fields) => Object.keys(fields).length <= 20)
    .optional(),
  department: text(40).optional(),
  language: text(35).optional(),
  visitorId: text(100).optional(),
  offer: text(100).optional(),
  display: z.object({ flowId: text(64), revision: z.int32().positive(), view: text(64) }).optional(),
  scheduledFor: z.iso.datetime({ offset: true }).optional(),
});
export type CallbackRequestInput = z.infer<typeof callbackRequestSchema>;

export const ratingSchema = z.object({ score: z.number().int().min(1).max(5) });
