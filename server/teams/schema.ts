import { z } from "zod";
import { holidaysSchema, timeZoneSchema, weeklyHoursSchema } from "@/core/schedule/document";
import { callCentreSchema } from "@/core/team/document";

export const TEAM_STRATEGIES = ["longest-idle", "priority-tier"] as const;

export const teamInput = z.object({
  name: z.string().trim().min(1, "empty").max(80, "too-long"),
  strategy: z.enum(TEAM_STRATEGIES),
  timeZone: timeZoneSchema,
  /** null: always open. */
  hours: weeklyHoursSchema.nullable(),
  holidays: holidaysSchema,
  /** null: people of ours. The number is as typed, read in the workspace's default country. */
  callCentre: callCentreSchema.extend({ number: z.string().max(40, "too-long") }).nullable(),
  /** Nobody in a call centre. */
  operators: z
    .array(z.object({ operatorId: z.string(), tier: z.number().int().min(1).max(9) }))
    .max(500)
    .refine((list) => new Set(list.map(({ operatorId }) => operatorId)).size === list.length, "twice"),
});
export type TeamInput = z.infer<typeof teamInput>;
