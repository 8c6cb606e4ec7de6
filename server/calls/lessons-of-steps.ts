import { lessonsOfCall } from "@/core/pacing/call-lessons";
import { GRACE } from "@/core/pacing/pacing";
import type { LegEvent } from "@/core/pacing/team-view";
import { type CallRow, operatorsOf } from "./call-row";
import type { CallStep } from "./call-step";
import { REST_MS } from "./release-operator";

/** What pacing learns of the steps of a call in the smart order; of others nobody asks. */
export function lessonsOfSteps(steps: readonly CallStep[], row: CallRow): LegEvent[] {
  if (row.state.options.order !== "smart") return [];
  const operators = operatorsOf(row);
  const lesson = {
    pool: row.teamId,
    kindOf: (id: string) => operators.get(id)?.endpoint ?? "phone",
    grace: GRACE,
    wrapUp: REST_MS["wrap-up"] / 1000,
  };
  return steps.flatMap(({ before, after }) => lessonsOfCall(before, after, lesson));
}
