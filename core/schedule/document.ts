import { z } from "zod";
import { checkHolidays, checkHours } from "./check-hours";
import { type Holiday, isTimeZone, type WeeklyHours } from "./hours";

/** Hours as they are stored and sent: everything `checkHours` and `checkHolidays` would mark is refused. */

const interval = z.object({ from: z.string(), to: z.string() });
const day = z.array(interval).max(12);

export const weeklyHoursSchema = z
  .object({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day })
  .superRefine((hours, context) => {
    for (const { code, weekday, index } of checkHours(hours))
      context.addIssue({
        code: "custom",
        message: code,
        path: weekday === null ? [] : [weekday, index ?? 0],
      });
  });

export const holidaysSchema = z
  .array(
    z.object({
      date: z.string(),
      name: z.string().trim().max(80).optional(),
      hours: day.optional(),
    }),
  )
  .max(200)
  .superRefine((holidays, context) => {
    for (const { code, holiday, index } of checkHolidays(holidays))
      context.addIssue({
        code: "custom",
        message: code,
        path: index === null ? [holiday, "date"] : [holiday, "hours", index],
      });
  });

export const timeZoneSchema = z.string().refine(isTimeZone, "unknown-time-zone");

/** Hours as a row of the database carries them. @throws ZodError where somebody wrote what no form lets through. */
export const readHours = (json: unknown): WeeklyHours | null => weeklyHoursSchema.nullable().parse(json);

/** Holidays as a row of the database carries them. @throws ZodError as above. */
export const readHolidays = (json: unknown): Holiday[] => holidaysSchema.parse(json);
