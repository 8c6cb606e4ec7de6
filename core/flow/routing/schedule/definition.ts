import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const scheduleConfig = z
  .object({
    /** "minutes": so long from now; "minutes-in-hours": the same, but not while the team is closed. Absent: "opening". */
    when: z.enum(["opening", "minutes", "minutes-in-hours"]).optional(),
    minutes: z.number().min(0.1).max(43_200).optional(),
    teamId: z.string(),
    /** Over how long after an opening the calls are spread. Absent or 0: all at once. */
    spreadMinutes: z.number().int().min(0).max(240).optional(),
  })
  .superRefine(({ when, teamId, minutes }, context) => {
    const missing = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message, params: { reason: "missing" } });
    if (when !== "minutes" && teamId === "") missing("teamId", "Choose the team whose hours count.");
    if (when !== undefined && when !== "opening" && minutes === undefined) missing("minutes", "How long?");
  });
export type ScheduleConfig = z.infer<typeof scheduleConfig>;

const NEXT = { id: "next", required: true } as const;
const NEVER = { id: "never", required: true } as const;

/** Waits for a team's next opening, or for so many minutes. */
export const schedule: NodeDefinition<ScheduleConfig> = {
  kind: "schedule",
  config: scheduleConfig,
  defaults: { when: "opening", minutes: 60, teamId: "", spreadMinutes: 0 },
  ports: [NEXT, NEVER],
  portsOf: ({ when }) => (when === "minutes" ? [NEXT] : [NEXT, NEVER]),
  group: "wait",
  fields: [
    { name: "when", input: "choice", options: ["opening", "minutes", "minutes-in-hours"] },
    {
      ...{ name: "minutes", input: "number", min: 0.1, max: 43_200, step: 1, unit: "minutes" },
      when: { field: "when", is: ["minutes", "minutes-in-hours"] },
    },
    {
      ...{ name: "teamId", input: "team" },
      when: { field: "when", is: [undefined, "opening", "minutes-in-hours"] },
    },
    {
      ...{ name: "spreadMinutes", input: "number", min: 0, max: 240, step: 5, unit: "minutes" },
      when: { field: "when", is: [undefined, "opening", "minutes-in-hours"] },
    },
  ],
  waits: true,
  // The number says whose turn it is within the spread.
  reads: ({ spreadMinutes = 0 }) => (spreadMinutes > 0 ? ["phone"] : []),
};
