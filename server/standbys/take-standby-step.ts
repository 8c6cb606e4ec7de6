import { lessonsOfStandby } from "@/core/pacing/standby-lessons";
import type { LegEvent } from "@/core/pacing/team-view";
import { advanceStandby } from "@/core/standby/machine";
import type { Standby, StandbyCommand } from "@/core/standby/standby";
import type { StandbyRow } from "./standby-row";

/** What pending signals mean, ready to be written. */
export interface StandbyStep {
  standby: Standby;
  now: number;
  commands: StandbyCommand[];
  lessons: LegEvent[];
  /** The `seq` of the signals that this step applies. */
  applied: number[];
}

/** Feeds pending signals to the machine, in order. Pure. */
export function takeStandbyStep(row: StandbyRow): StandbyStep {
  let standby = row.state;
  const commands: StandbyCommand[] = [];
  const lessons: LegEvent[] = [];
  for (const { body } of row.pending) {
    const next = advanceStandby(standby, body);
    commands.push(...next.commands);
    lessons.push(...lessonsOfStandby(standby, next.standby, { pool: row.teamId, kind: row.endpoint }));
    standby = next.standby;
  }
  const now = Math.max(...row.pending.map(({ body }) => body.at));
  return { standby, now, commands, lessons, applied: row.pending.map(({ seq }) => seq) };
}

export type ProviderOrder = Extract<StandbyCommand, { type: "place-leg" | "reassure" | "hang-up" }>;

export const isForProvider = (command: StandbyCommand): command is ProviderOrder =>
  command.type === "place-leg" || command.type === "reassure" || command.type === "hang-up";
