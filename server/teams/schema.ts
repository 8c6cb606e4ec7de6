import { z } from "zod";
import { TEAM_STRATEGIES } from "@/core/dispatch/team-strategy";
import { holidaysSchema, timeZoneSchema, weeklyHoursSchema } from "@/core/schedule/document";
import { callCentreSchema } from "@/core/team/document";

export const teamInput = z.object({
  name: z.string().trim().min(1, "empty").max(80, "too-long"),
  strategy: z.enum(TEAM_STRATEGIES),
  /** How many phones ring at once for one call. A call centre's number always rings once. */
  ringAtOnce: z.number().int().min(1).max(10),
  /** How long a call waits for who talked with its customer last; null: they do not come first. */
  stickySeconds: z.number().int().min(0).max(600).nullable(),
  timeZone: timeZoneSchema,
  /** null: always open. */
  hours: weeklyHoursSchema.nullable(),
  holidays: holidaysSchema,
  /** null: people of ours. The number is as typed, read in the workspace's default country. */
  callCentre: callCentreSchema.extend({ number: z.string().max(40, "too-long") }).nullable(),
  /** Nobody in a call centre. */
  operators: z
    .array(
      z.object({
        operatorId: z.string(),
        tier: z.number().int().min(1).max(9),
        weight: z.number().int().min(1).max(100),
      }),
    )
    .max(500)
    .refine((list) => new Set(list.map(({ operatorId }) => operatorId)).size === list.length, "twice"),
});
export type TeamInput = z.infer<typeof teamInput>;

export const sharesInput = z.object({
  teamId: z.string(),
  /** Today is one day. */
  days: z.number().int().min(1).max(90),
});
