import type { Call } from "@/core/call/call";
import { liveLeg } from "@/core/call/legs";
import { phaseOf } from "@/core/call/machine";
import type { ConsoleCall, ConsoleView, LastTalk } from "@/core/live-contract/console";
import { announcementText } from "../calls/announcement";
import { readCall } from "../calls/call-row";
import { liveStatus } from "../operators/live-status";
import { type OperatorAtWork, operatorsAtWork } from "../operators/queries";
import type { Clock } from "../platform/clock";
import type { WorkspaceId } from "../platform/workspace-id";
import { type CallBeside, readCallsBeside, readLastTalks } from "./queries";

/** What is told of a call in steps, as it stood at one version of it: the costly part of a console. */
type Told = Omit<ConsoleCall, "customer" | "cues" | "note">;

interface Remembered {
  version: string;
  told: Told;
}

/** `console:<operator's id>`: the part of the console's view that this operator watches. */
export const consoleKey = (operatorId: string): string => `console:${operatorId}`;

/** Reads the consoles of a workspace's operators by their keys: core/live-contract/console.ts. */
export function readConsoles(workspaceId: WorkspaceId, clock: Clock) {
  let remembered = new Map<string, Remembered>();

  async function tellCall(beside: CallBeside): Promise<Told | null> {
    const version = `${beside.version}.${beside.revision}`;
    const known = remembered.get(beside.callId);
    if (known?.version === version) return known.told;
    const row = await readCall(null, beside.callId);
    if (!row) return null;
    const told = toldOf(row, row.state);
    remembered.set(beside.callId, { version, told });
    return told;
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
        const told = beside ? await tellCall(beside) : null;
        const call = beside && told && mine(told, beside, operator.id);
        return [consoleKey(operator.id), viewOf(operator, call ?? null, talks.get(operator.id) ?? null)];
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

/** A call that is over, or that has gone on to another operator, is nobody's to take. */
function mine(told: Told, { customer, cues, note, operatorId }: CallBeside, me: string): ConsoleCall | null {
  if (operatorId !== me || told.phase === "ended") return null;
  return { ...told, customer, cues, note };
}

function toldOf(row: NonNullable<Awaited<ReturnType<typeof readCall>>>, call: Call): Told {
  const leg = liveLeg(call, "operator");
  const isOpen = leg !== undefined && !leg.lent && leg.acceptedAt === null && leg.hangUpCause === null;
  return {
    id: row.id,
    phase: phaseOf(call),
    team: row.teamName,
    attempt: row.attemptNumber,
    leg: leg ? { id: leg.id, state: leg.state } : null,
    canAccept: isOpen && leg.state === "up",
    canDecline: isOpen,
    ringingSince: leg?.placedAt ?? call.options.startedAt,
    joinedAt: call.joinedAt,
    whisper: announcementText("whisper", row, call),
    requestedAt: row.requestedAt.getTime(),
    promiseAt: row.promiseAt?.getTime() ?? null,
    stage: row.stage as ConsoleCall["stage"],
    stages: row.stages,
  };
}
