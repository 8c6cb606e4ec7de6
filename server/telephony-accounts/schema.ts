import { z } from "zod";
import { END_CAUSES } from "@/core/call/call";
import { callerIdsSchema, rateCardSchema } from "@/core/telephony/document";
import { ACCOUNT_WARNINGS } from "../telephony/port";

const name = z.string().trim().min(1, "required").max(60, "too-long");

/** What a person filled in, by the manifest's keys. Left out, or empty: nothing; of a secret: the stored one stays. */
const fields = z.record(
  z.string().max(40),
  z.union([z.string().max(10_000, "too-long"), z.number(), z.boolean()]),
);
export type AccountFields = z.infer<typeof fields>;

export const newAccountInput = z.object({ provider: z.string().max(40), name, fields });
export type NewAccountInput = z.infer<typeof newAccountInput>;

export const accountChange = z.object({ id: z.string(), name, fields });
export type AccountChange = z.infer<typeof accountChange>;

export const callerIdsChange = z.object({ id: z.string(), callerIds: callerIdsSchema });
export const ratesChange = z.object({ id: z.string(), rates: rateCardSchema.nullable() });
export const ratesFile = z.object({
  text: z.string().max(2_000_000, "too-long"),
  currency: z.string().length(3),
});
export const orderChange = z.object({ ids: z.array(z.string()).min(1).max(50) });
export const receiveCallsInput = z.object({ id: z.string(), number: z.string().max(20) });
export const testCallInput = z.object({
  id: z.string(),
  number: z.string().trim().min(1, "phone-empty").max(40),
});

/** Of server/telephony/port.ts: AccountHealth, as it is stored. */
export const storedHealth = z.object({
  identity: z.string().nullable(),
  balance: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  callerIds: z.array(z.string()).nullable(),
  warnings: z.array(z.enum(ACCOUNT_WARNINGS)).default([]),
});

export const TEST_CALL_STEPS = [
  "ordered",
  "refused",
  "ringing",
  "answered",
  "machine",
  "spoken",
  "failed",
  "ended",
] as const;

/** What became known of a test call, once each (`id`). */
export const testCallStepSchema = z.object({
  id: z.string(),
  /** Epoch ms. */
  at: z.number(),
  what: z.enum(TEST_CALL_STEPS),
  cause: z.enum(END_CAUSES).optional(),
  /** The provider's words. */
  detail: z.string().optional(),
});
export type TestCallStep = z.infer<typeof testCallStepSchema>;
export const testCallSteps = z.array(testCallStepSchema);
