import { z } from "zod";

/** E.164 */
const number = z.string().regex(/^\+[1-9]\d{5,14}$/, "not-a-number");

/** The beginning of E.164 numbers: "+7", "+7495". */
const prefix = z.string().regex(/^\+[1-9]\d{0,13}$/, "not-a-prefix");

/** A number that an account may show as the caller. */
export const callerIdSchema = z.object({
  number,
  /** Shown where no other fits better. */
  isDefault: z.boolean(),
  /** It is shown to numbers that begin so; the longest that fits wins. */
  prefixes: z.array(prefix).max(50, "too-many"),
});
export type CallerId = z.infer<typeof callerIdSchema>;

export const callerIdsSchema = z
  .array(callerIdSchema)
  .max(100, "too-many")
  .refine((all) => new Set(all.map((one) => one.number)).size === all.length, "twice")
  .refine((all) => all.filter(({ isDefault }) => isDefault).length <= 1, "two-defaults");

/** What an account's calls cost. */
export const rateCardSchema = z.object({
  /** ISO 4217 */
  currency: z.string().regex(/^[A-Z]{3}$/, "not-a-currency"),
  /** Every begun stretch of so many seconds is paid whole. */
  stepSeconds: z.number().int().min(1, "number-range").max(60, "number-range"),
  rates: z
    .array(
      z.object({
        prefix,
        /** Per minute, in thousandths of the currency's minor unit: 1250 of USD are $0.0125. */
        perMinuteMillis: z.number().int().min(0, "number-range").max(100_000_000, "number-range"),
      }),
    )
    .max(20_000, "too-many")
    .refine((all) => new Set(all.map((one) => one.prefix)).size === all.length, "twice"),
});
export type RateCard = z.infer<typeof rateCardSchema>;
