import type { TimelineFact } from "@/core/callback/timeline";
import { advanceSupervision } from "@/core/supervision/machine";
import type { Supervision, SupervisionCommand } from "@/core/supervision/supervision";
import type { SupervisionRow } from "./supervision-row";

/** What pending signals mean, ready to be written. */
export interface SupervisionStep {
  supervision: Supervision;
  now: number;
  commands: SupervisionCommand[];
  facts: { at: number; fact: TimelineFact }[];
  /** The `seq` of the signals that this step applies. */
  applied: number[];
}

/** Feeds pending signals to the machine, in order. Pure. */
export function takeSupervisionStep(row: SupervisionRow): SupervisionStep {
  let supervision = row.state;
  const commands: SupervisionCommand[] = [];
  const facts: SupervisionStep["facts"] = [];
  for (const { body } of row.pending) {
    const next = advanceSupervision(supervision, body);
    commands.push(...next.commands);
    const fact = factOf(supervision, next.supervision, row.by);
    if (fact) facts.push({ at: body.at, fact });
    supervision = next.supervision;
  }
  const now = Math.max(...row.pending.map(({ body }) => body.at));
  return { supervision, now, commands, facts, applied: row.pending.map(({ seq }) => seq) };
}

/** Who followed a talk, how, and for how long: people may ask. A phone that heard nothing is none of the story. */
function factOf(before: Supervision, after: Supervision, by: string): TimelineFact | null {
  if (after.mode !== null && after.mode !== before.mode) return { kind: "supervised", mode: after.mode, by };
  if (after.endedAt === null || before.endedAt !== null || after.heardSince === null) return null;
  const seconds = Math.round((after.endedAt - after.heardSince) / 1000);
  return { kind: "supervision-ended", seconds, by };
}
