import { z } from "zod";

/** What passes between the SDK and the executor, as far as the executor reads it. */

export const eventSchema = z.looseObject({
  name: z.string().min(1),
  id: z.string().nullish(),
  /** Epoch ms. In the future: the run starts then. */
  ts: z.number().nullish(),
  data: z.unknown().optional(),
});
export type IncomingEvent = z.infer<typeof eventSchema>;

/** An event with everything filled in, as functions see it. */
export interface EventBody {
  id: string;
  name: string;
  ts: number;
  data: unknown;
}

/** One thing a function did, or wants done. `id` is the hash of the step's id. */
export const opSchema = z.object({
  op: z.string(),
  id: z.string(),
  /** Sleep: how long or until when. */
  name: z.string().nullish(),
  opts: z.looseObject({ parallelMode: z.string().optional() }).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Op = z.infer<typeof opSchema>;

/** Reported by a function that goes on running: steps that have ended. `qi_id` is our own ticket of the call. */
export const checkpointSchema = z.object({ qi_id: z.string(), steps: z.array(opSchema) });

/** How errors travel. Fields that are not ours are kept: functions may read them. */
export interface RunError {
  name: string;
  message: string;
  [field: string]: unknown;
}

const sdkErrorSchema = z.looseObject({
  name: z.string().optional(),
  message: z.string().optional(),
  /** Where the SDK itself failed, the message is here. */
  error: z.string().optional(),
});

/** Reads an error as the SDK sends it, or whatever else was thrown. */
export function readRunError(value: unknown): RunError {
  const parsed = sdkErrorSchema.safeParse(value);
  if (!parsed.success) return { name: "Error", message: String(value) };
  const { name, message, error } = parsed.data;
  return {
    ...parsed.data,
    name: name ?? "Error",
    message: message ?? error ?? "The function failed without a message",
  };
}

/** JSON for a json column: what JSON cannot say (undefined) is null. */
export const toJson = (value: unknown): string => JSON.stringify(value) ?? "null";
