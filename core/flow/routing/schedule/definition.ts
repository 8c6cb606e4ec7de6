import { z } from "zod";
import type { NodeDefinition, Port } from "../../node-definition";

const WHENS = ["opening", "chosen", "minutes", "minutes-in-hours"] as const;

export const scheduleConfig = z
  .object({
    /**
     * "minutes": so long from now; "minutes-in-hours": the same, but not while the team is closed; "chosen": until the
     * time that the visitor chose, or the team's next opening after it, where there is a team. Absent: "opening".
     */
    when: z.enum(WHENS).optional(),
    minutes: z.number().min(0.1).max(43_200).optional(),
    teamId: z.string(),
    /** Over how long after an opening the calls are spread. Absent or 0: all at once. */
    spreadMinutes: z.number().int().min(0).max(240).optional(),
  })
  .superRefine(({ when, teamId, minutes }, context) => {
    const missing = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message, params: { reason: "missing" } });
    const needsTeam = when !== "minutes" && when !== "chosen";
    if (needsTeam && teamId === "") missing("teamId", "Choose the team whose hours count.");
    const needsMinutes = when === "minutes" || when === "minutes-in-hours";
    if (needsMinutes && minutes === undefined) missing("minutes", "How long?");
  });
export type ScheduleConfig = z.infer<typeof scheduleConfig>;

const NEXT = { id: "next", required: true } as const;
/** No time was chosen, or it is over. */
const NO_TIME = { id: "no-time", required: true } as const;
const NEVER = { id: "never", required: true } as const;

function portsWith({ when, teamId }: ScheduleConfig): Port[] {
  if (when === "minutes") return [NEXT];
  if (when !== "chosen") return [NEXT, NEVER];
  return teamId === "" ? [NEXT, NO_TIME] : [NEXT, NO_TIME, NEVER];
}

/** Waits for a team's next opening, for the time that the visitor chose, or for so many minutes. */
export const schedule: NodeDefinition<ScheduleConfig> = {
  kind: "schedule",
  config: scheduleConfig,
  defaults: { when: "opening", minutes: 60, teamId: "", spreadMinutes: 0 },
  // While the team is still to be chosen, nothing is asked of a way that there may not be.
  ports: [NEXT, { ...NO_TIME, required: false }, NEVER],
  portsOf: portsWith,
  group: "wait",
  fields: [
    { name: "when", input: "choice", options: WHENS },
    {
      ...{ name: "minutes", input: "number", min: 0.1, max: 43_200, step: 1, unit: "minutes" },
      when: { field: "when", is: ["minutes", "minutes-in-hours"] },
    },
    {
      ...{ name: "teamId", input: "team" },
      when: { field: "when", is: [undefined, "opening", "minutes-in-hours"] },
    },
    { ...{ name: "teamId", input: "team", isOptional: true }, when: { field: "when", is: ["chosen"] } },
    {
      ...{ name: "spreadMinutes", input: "number", min: 0, max: 240, step: 5, unit: "minutes" },
      when: { field: "when", is: [undefined, "opening", "minutes-in-hours"] },
    },
  ],
  waits: true,
  // Whoever chose no time passes at once.
  waitsWith: ({ when }) => when !== "chosen",
  reads: ({ when, spreadMinutes = 0 }) => {
    if (when === "chosen") return ["chosen-at"];
    // The number says whose turn it is within the spread.
    return spreadMinutes > 0 ? ["phone"] : [];
  },
};
