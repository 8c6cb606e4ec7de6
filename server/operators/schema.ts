import { z } from "zod";
import { skillsSchema } from "@/core/dispatch/document";
import { SPOKEN_LANGUAGES } from "@/core/dispatch/spoken-languages";
import { pauseReasonSchema } from "@/core/live-contract/status";
import { timeZoneSchema, weeklyHoursSchema } from "@/core/schedule/document";
import { endpointSchema } from "../browser-phones/schema";

export const operatorInput = z.object({
  name: z.string().trim().min(1, "empty").max(80, "too-long"),
  /** As typed; read in the workspace's default country. */
  phone: z.string().max(40, "too-long"),
  /** Where calls are taken; in the browser the phone is rung only by providers that know no browsers. */
  endpoint: endpointSchema.default("phone"),
  memberId: z.string().nullable(),
  /** null: the zone of the team. */
  timeZone: timeZoneSchema.nullable(),
  /** null: the hours of the team. */
  hours: weeklyHoursSchema.nullable(),
  skills: skillsSchema,
  /** None: the workspace's language. */
  languages: z.array(z.enum(SPOKEN_LANGUAGES)).max(SPOKEN_LANGUAGES.length),
});
export type OperatorInput = z.output<typeof operatorInput>;

export const pauseInput = z.object({
  operatorId: z.string(),
  reason: pauseReasonSchema.nullable().default(null),
  pause: z.union([
    z.object({
      kind: z.literal("minutes"),
      minutes: z
        .number()
        .int()
        .min(1)
        .max(24 * 60),
    }),
    z.object({ kind: z.literal("until-resumed") }),
    z.object({ kind: z.literal("none") }),
  ]),
});
export type PauseInput = z.output<typeof pauseInput>;
