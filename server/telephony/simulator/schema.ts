import { z } from "zod";
import { END_CAUSES } from "@/core/call/call";
import { SUPERVISION_MODES } from "@/core/supervision/supervision";

/** How to reach a carrier. */
export const simulatorSettingsSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  /** Bearer secret of the API and signing key of the webhooks. */
  secret: z.string().min(16),
});
export type SimulatorSettings = z.infer<typeof simulatorSettingsSchema>;

const legId = z.string().min(1).max(200);

/** What the adapter sends and the carrier takes. */
export const placeLegSchema = z.object({
  legId,
  to: z.string().max(40),
  from: z.string().max(40).nullable(),
  ringMs: z.number().int().positive(),
  callerName: z.string().max(200),
  seat: z.enum(["operator", "customer"]),
  digits: z
    .object({ keys: z.string().regex(/^[\d*#]{1,32}$/), afterMs: z.number().int().min(0).max(60_000) })
    .optional(),
});
export const saySchema = z.object({
  key: z.string().min(1).max(200),
  text: z.string().min(1).max(2_000),
  language: z.string().min(2).max(35),
  audio: z
    .object({
      name: z.string().max(200),
      url: z.string().max(2_000),
      title: z.string().max(200),
      ms: z.number().int().min(0).max(3_600_000),
    })
    .optional(),
});
export const textSchema = z.object({
  key: z.string().min(1).max(200),
  to: z.string().max(40),
  from: z.string().max(40).nullable(),
  text: z.string().min(1).max(2_000),
});
export const takeSchema = z.object({ legId });
export const incomingCallSchema = z.object({ from: z.string().max(40), to: z.string().max(40) });
export const joinSchema = z.object({ legIds: z.tuple([legId, legId]), record: z.boolean().optional() });
export const superviseSchema = z.object({
  operatorLegId: legId,
  customerLegId: legId,
  mode: z.enum(SUPERVISION_MODES),
});

/** What the carrier answers and the adapter reads. */
export const legListSchema = z.object({
  legs: z.array(
    z.object({
      legId,
      state: z.enum(["placed", "ringing", "up"]),
      joinedWith: legId.nullable(),
    }),
  ),
});
export const refusalSchema = z.object({ code: z.string(), message: z.string() });

const cause = z.enum(END_CAUSES);
const envelope = { id: z.string().min(1), at: z.number(), legId };

export const telephonyEventSchema = z.discriminatedUnion("type", [
  z.object({
    ...envelope,
    type: z.literal("incoming"),
    from: z.string().max(40).nullable(),
    to: z.string().max(40),
  }),
  z.object({ ...envelope, type: z.literal("ringing") }),
  z.object({ ...envelope, type: z.literal("answered"), machine: z.boolean().optional() }),
  z.object({ ...envelope, type: z.literal("digit"), digit: z.string() }),
  z.object({ ...envelope, type: z.literal("announcement-finished"), key: z.string().optional() }),
  z.object({ ...envelope, type: z.literal("joined"), withLegId: legId }),
  z.object({
    ...envelope,
    type: z.literal("recording-ready"),
    reference: z.string().max(200),
    seconds: z.number().min(0),
  }),
  z.object({ ...envelope, type: z.literal("failed"), cause }),
  z.object({ ...envelope, type: z.literal("ended"), cause }),
]);
export const eventBatchSchema = z.object({ events: z.array(telephonyEventSchema) });

const probability = z.number().min(0).max(1);

/** What the line between carrier and application does to events. All zero: it is perfect. */
export const faultsSchema = z.object({
  duplicate: probability.default(0),
  reorder: probability.default(0),
  drop: probability.default(0),
  delayMs: z.number().min(0).max(60_000).default(0),
});
export type Faults = z.infer<typeof faultsSchema>;
