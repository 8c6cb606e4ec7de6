import { type FollowUps, mergeFollowUps } from "../platform/follow-ups";
import { keepSupervision } from "./keep-supervision";
import { readSupervision } from "./supervision-row";
import { takeSupervisionStep } from "./take-supervision-step";

/** So often another writer may be faster; each time it got the supervision further. */
const MAX_RACES = 100;

/**
 * Applies the stored signals of a supervision that are not applied yet, as it is done for calls: read, ask the machine,
 * write in one statement that does nothing where it has moved on. The answer says what is to be done then.
 */
export async function applySupervision(supervisionId: string): Promise<FollowUps> {
  let followUps: FollowUps = {};
  for (let races = 0; ; ) {
    const row = await readSupervision(supervisionId);
    if (!row || row.pending.length === 0) return followUps;
    const step = takeSupervisionStep(row);
    if (await keepSupervision(row, step)) {
      const { workspaceId, callbackId } = row;
      followUps = mergeFollowUps(followUps, {
        perform: step.commands.length > 0 ? [row.id] : [],
        changes: [
          { workspaceId, callbackId, kind: "callback" },
          { workspaceId, kind: "operator" },
        ],
      });
    } else if (++races > MAX_RACES)
      throw new Error(`Supervision ${supervisionId} changes faster than its signals can be applied.`);
  }
}
