import { z } from "zod";
import { LEAD_STATUSES } from "@/core/callback/lead-statuses";
import { STAGES } from "@/core/callback/state";
import type { TimelineFact } from "@/core/callback/timeline";
import { SPAM_SIGNS } from "@/core/spam/weigh-request";

export const PAGE_SIZE = 25;

/** A day of the workspace's calendar: 2026-11-22 */
const day = z.iso.date();

export const leadFilter = z.object({
  /** A number in any format, a name, a page. */
  search: z.string().trim().max(200).default(""),
  statuses: z.array(z.enum(LEAD_STATUSES)).max(LEAD_STATUSES.length).default([]),
  siteId: z.string().optional(),
  operatorId: z.string().optional(),
  needsHuman: z.boolean().default(false),
  from: day.optional(),
  /** This day included. */
  to: day.optional(),
  page: z.number().int().min(1).max(100_000).default(1),
});
export type LeadFilter = z.infer<typeof leadFilter>;

export const leadId = z.object({ id: z.string().min(1) });
export const handleLead = leadId.extend({ handled: z.boolean() });
export const addNote = leadId.extend({ text: z.string().trim().min(1).max(4_000) });

const instant = z.string();
const nextStepBase = { text: z.string() };

/** core/callback/state.ts: NextStep, as it is stored. */
export const storedNextStep = z.discriminatedUnion("kind", [
  z.object({ ...nextStepBase, kind: z.literal("another-operator") }),
  z.object({ ...nextStepBase, kind: z.literal("another-try"), at: instant }),
  z.object({ ...nextStepBase, kind: z.literal("scheduled"), at: instant }),
  z.object({ ...nextStepBase, kind: z.literal("handed-over"), to: z.string() }),
  z.object({ ...nextStepBase, kind: z.literal("none") }),
]);

/** core/callback/state.ts: StageMark[], as it is stored. */
export const storedStages = z.array(z.object({ stage: z.enum(STAGES), at: instant }));

/** core/spam/weigh-request.ts: SpamSign[], as it is stored; a sign that is weighed no more says nothing. */
export const storedSpamSigns = z
  .array(z.object({ sign: z.string(), points: z.number(), value: z.union([z.number(), z.string()]) }))
  .transform((signs) =>
    signs.flatMap(({ sign: name, ...rest }) => {
      const sign = SPAM_SIGNS.find((known) => known === name);
      return sign ? [{ sign, ...rest }] : [];
    }),
  );

export const storedTexts = z.record(z.string(), z.string());

/**
 * core/callback/timeline.ts: TimelineFact, as it is stored. Entries are only ever written as that type, so a line is
 * taken for what its kind says: an old line must never make a whole lead unreadable.
 */
export const storedFact = z.custom<TimelineFact>(
  (value) => z.looseObject({ kind: z.string() }).safeParse(value).success,
);
