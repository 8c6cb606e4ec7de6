import { type FollowUps, mergeFollowUps } from "../platform/follow-ups";
import { keepStandby } from "./keep-standby";
import { readStandby, type StandbyRow } from "./standby-row";
import { isForProvider, type StandbyStep, takeStandbyStep } from "./take-standby-step";

/** So often another writer may be faster; each time it got the standby further. */
const MAX_RACES = 100;

/**
 * Applies the stored signals of a standby that are not applied yet, as it is done for calls: read, ask the machine, write
 * in one statement that does nothing where the standby has moved on. The answer says what is to be done then.
 */
export async function applyStandby(standbyId: string): Promise<FollowUps> {
  let followUps: FollowUps = {};
  for (let races = 0; ; ) {
    const row = await readStandby(standbyId);
    if (!row || row.pending.length === 0) return followUps;
    const step = takeStandbyStep(row);
    if (await keepStandby(row, step)) followUps = mergeFollowUps(followUps, followUpsOf(row, step));
    else if (++races > MAX_RACES)
      throw new Error(`Standby ${standbyId} changes faster than its signals can be applied.`);
  }
}

function followUpsOf({ id, teamId, workspaceId }: StandbyRow, { commands, standby }: StandbyStep): FollowUps {
  return {
    apply: commands.flatMap((command) => (command.type === "tell-call" ? [command.callId] : [])),
    perform: commands.some(isForProvider) ? [id] : [],
    paced: [teamId],
    // Whoever is free again may be asked for calls in any order.
    teams: standby.endedAt === null ? [] : [teamId],
    changes: [{ workspaceId, kind: "operator" }],
  };
}
