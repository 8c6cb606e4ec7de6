import type { Interval, WeeklyHours } from "@/core/schedule/hours";

export const OFFICE_DAY: Interval[] = [{ from: "09:00", to: "18:00" }];

/** What new hours begin with: Monday to Friday, nine to six. */
export const OFFICE_WEEK: WeeklyHours = {
  1: OFFICE_DAY,
  2: OFFICE_DAY,
  3: OFFICE_DAY,
  4: OFFICE_DAY,
  5: OFFICE_DAY,
  6: [],
  7: [],
};
