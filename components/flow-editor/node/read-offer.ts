import { z } from "zod";

const texts = z.record(
  z.string(),
  z.object({
    title: z.string(),
    text: z.string(),
    button: z.string(),
    sent: z.string().optional(),
    topics: z.array(z.string()).optional(),
  }),
);

/** An offer while it is being written: of the right shape, whatever its words and numbers still lack. */
const draftOffer = z.object({
  form: z.string(),
  name: z.string(),
  texts,
  appearance: z.object({
    color: z.string().nullable(),
    position: z.string(),
    icon: z.string(),
    theme: z.string().nullable(),
    sound: z.string().optional(),
  }),
  fields: z.array(z.string()),
  departments: z
    .array(
      z.object({
        id: z.string(),
        labels: z.record(z.string(), z.string()),
        routingFlowId: z.string().optional(),
      }),
    )
    .optional(),
  messengers: z
    .array(z.object({ kind: z.string(), to: z.string(), label: z.string().optional() }))
    .optional(),
  frequency: z.object({
    perSession: z.number().nullable(),
    perDays: z.object({ times: z.number(), days: z.number() }).nullable(),
    afterDismissalDays: z.number(),
    afterRequestDays: z.number(),
  }),
});
export type DraftOffer = z.infer<typeof draftOffer>;
export type OfferTexts = DraftOffer["texts"][string];

/** Null: not an offer, or one that was damaged by hand; the list of problems says what about it. */
export function readOffer(config: Record<string, unknown>): DraftOffer | null {
  const read = draftOffer.safeParse(config);
  return read.success ? read.data : null;
}

/** In the reader's language where it is written in that, else in the first. */
export const offerTextsIn = (all: DraftOffer["texts"], language: string): OfferTexts | undefined =>
  all[language] ?? Object.values(all)[0];
