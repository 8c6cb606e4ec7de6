import { operatorLeg } from "@/core/call/legs";
import { phaseOf } from "@/core/call/machine";
import type { ConsoleCall, ConsoleView, LastTalk } from "@/core/live-contract/console";
import { announcementText } from "../calls/announcement";
import { readCall } from "../calls/call-row";
import { liveStatus } from "../operators/live-status";
import { type OperatorAtWork, operatorsAtWork } from "../operators/queries";
import type { Clock } from "../platform/clock";
import type { WorkspaceId } from "../platform/workspace-id";
import { type CallBeside, readCallsBeside, readLastTalks } from "./queries";

type Row = NonNullable<Awaited<ReturnType<typeof readCall>>>;

/** A call as it was read, whole: the costly part of a console, needed anew only when the call has moved on. */
interface Remembered {
  version: string;
  row: Row;
}

/** `console:<operator's id>`: the part of the console's view that this operator watches. */
export const consoleKey = (operatorId: string): string => `console:${operatorId}`;

/** Reads the consoles of a workspace's operators by their keys: core/live-contract/console.ts. */
export function readConsoles(workspaceId: WorkspaceId, clock: Clock) {
  let remembered = new Map<string, Remembered>();

  async function rowOf({ callId, version, revision }: CallBeside): Promise<Row | null> {
    const known = remembered.get(callId);
    if (known?.version === `${version}.${revision}`) return known.row;
    const row = await readCall(null, callId);
    if (row) remembered.set(callId, { version: `${row.version}.${row.revision}`, row });
    return row;
  }

  return async (keys: readonly string[]): Promise<Map<string, ConsoleView>> => {
    const now = new Date(clock.now());
    const ids = keys.map((key) => key.slice(consoleKey("").length));
    const operators = await operatorsAtWork(workspaceId, now, ids);
    const [besides, talks] = await Promise.all([
      readCallsBeside(operators.flatMap(({ callId }) => callId ?? [])),
      readLastTalks(workspaceId, ids, now),
    ]);
    remembered = new Map([...remembered].filter(([id]) => besides.has(id)));
    const views = await Promise.all(
      operators.map(async (operator): Promise<[string, ConsoleView]> => {
        const beside = besides.get(operator.callId ?? "");
        const row = beside ? await rowOf(beside) : null;
        const call = beside && row ? callOf(row, beside, operator.id) : null;
        return [consoleKey(operator.id), viewOf(operator, call, talks.get(operator.id) ?? null)];
      }),
    );
    return new Map(views);
  };
}

function viewOf(operator: OperatorAtWork, call: ConsoleCall | null, last: LastTalk | null): ConsoleView {
  const { id, name, phone, isPhoneVerified, teams, status, snoozeMinutes } = operator;
  return {
    operator: { id, name, phone, isPhoneVerified, teams: teams.map((team) => team.name) },
    status: liveStatus(status),
    snoozeMinutes,
    call,
    // Whoever is in a call thinks of that one.
    last: call ? null : last,
  };
}

/** The call as one operator has it; null where it is over, or has gone on to another. */
function callOf(
  row: Row,
  { customer, cues, listeners, note }: CallBeside,
  operatorId: string,
): ConsoleCall | null {
  const call = row.state;
  const leg = operatorLeg(call, operatorId);
  if (!leg) return null;
  const isOpen = !leg.lent && leg.acceptedAt === null && leg.hangUpCause === null;
  return {
    id: row.id,
    phase: phaseOf(call),
    team: row.teamName,
    attempt: row.attemptNumber,
    leg: { id: leg.id, state: leg.state },
    canAccept: isOpen && leg.state === "up",
    canDecline: isOpen,
    ringingSince: leg.placedAt,
    joinedAt: call.joinedAt,
    whisper: announcementText("whisper", row, call, leg.id),
    requestedAt: row.requestedAt.getTime(),
    promiseAt: row.promiseAt?.getTime() ?? null,
    stage: row.stage as ConsoleCall["stage"],
    stages: row.stages,
    customer,
    cues,
    listeners,
    note,
  };
}
