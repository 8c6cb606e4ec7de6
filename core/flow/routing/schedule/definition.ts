import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const scheduleConfig = z.object({ teamId: z.string().min(1, "Choose the team whose hours count.") });
export type ScheduleConfig = z.infer<typeof scheduleConfig>;

/** Waits for a team's next opening. */
export const schedule: NodeDefinition<ScheduleConfig> = {
  kind: "schedule",
  config: scheduleConfig,
  defaults: { teamId: "" },
  ports: [
    { id: "next", required: true },
    { id: "never", required: true },
  ],
  group: "wait",
  fields: [{ name: "teamId", input: "team" }],
  waits: true,
};
