import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import { formatPhone } from "@/core/phone/format-phone";
import { checkHolidays, checkHours, type HolidayIssue, type HoursIssue } from "@/core/schedule/check-hours";
import type { Holiday, WeeklyHours } from "@/core/schedule/hours";
import type { CallCentre } from "@/core/team/document";
import { OFFICE_WEEK } from "../hours/office-week";
import type { TeamView } from "../team";

export interface TeamValues extends Record<string, unknown> {
  name: string;
  strategy: TeamStrategy;
  ringAtOnce: number;
  stickySeconds: number | null;
  timeZone: string;
  hours: WeeklyHours | null;
  holidays: Holiday[];
  operators: { operatorId: string; tier: number; weight: number }[];
  /** Its number is as typed; null: people of ours. */
  callCentre: CallCentre | null;
}

/** What a call centre's part of the form begins with. */
export const NEW_CALL_CENTRE: CallCentre = {
  number: "",
  capacity: 5,
  digits: "",
  digitsAfterMs: 2_000,
  accept: "answer",
  pricePerMinute: null,
};

/** What a team's form begins with. */
export function teamValues(team: TeamView | undefined, timeZone: string): TeamValues {
  if (!team)
    return {
      name: "",
      strategy: "longest-idle",
      ringAtOnce: 1,
      stickySeconds: null,
      timeZone,
      hours: OFFICE_WEEK,
      holidays: [],
      operators: [],
      callCentre: null,
    };
  const { name, strategy, ringAtOnce, stickySeconds, timeZone: zone, hours, holidays, operators } = team;
  const callCentre = team.callCentre && { ...team.callCentre, number: formatPhone(team.callCentre.number) };
  const asking = { strategy, ringAtOnce, stickySeconds, operators };
  return { name, ...asking, timeZone: zone, hours, holidays, callCentre };
}

export interface ScheduleIssues {
  hours: HoursIssue[];
  holidays: HolidayIssue[];
}

/** What is wrong with hours and holidays, before the server says so. */
export const scheduleIssues = (values: Pick<TeamValues, "hours" | "holidays">): ScheduleIssues => ({
  hours: values.hours ? checkHours(values.hours) : [],
  holidays: checkHolidays(values.holidays),
});

/** Field → the code of what is wrong with it; hours and holidays say more beside the very hour. */
export function checkTeam(values: TeamValues): Record<string, string> {
  const { hours, holidays } = scheduleIssues(values);
  return {
    ...(values.name.trim() === "" && { name: "required" }),
    ...(values.callCentre?.number.trim() === "" && { callCentre: "phone-empty" }),
    ...(hours.length > 0 && { hours: "invalid" }),
    ...(holidays.length > 0 && { holidays: "invalid" }),
  };
}
