import { soonestByHand } from "@/core/schedule/soonest-by-hand";
import { teamSchedule } from "../routing/team-schedule";
import { teamsRungBy } from "../routing/teams-rung-by";
import type { IntakeSite } from "./site-for-intake";

/** What becomes of a request while the workspace's calls are held. */
export interface Hold {
  until: Date;
  /** The visitor's own time, or the soonest that people can keep; null where no team ever opens. */
  scheduledFor: number | null;
}

/**
 * A request that comes while the billing period's limit is reached is taken like every other, and waits for a time that
 * people can keep without us; so does one from a page that does not know yet. Null: calls are not held.
 */
export async function holdRequest(
  { workspace, program }: IntakeSite,
  chosen: number | null,
  now: number,
): Promise<Hold | null> {
  const until = workspace.callsHeldUntil === null ? null : new Date(workspace.callsHeldUntil);
  if (until === null || until.getTime() <= now) return null;
  if (chosen !== null) return { until, scheduledFor: chosen };
  const teams = await Promise.all(teamsRungBy(program).map(teamSchedule));
  const rung = teams.flatMap((team) => (team && !team.isArchived ? [team] : []));
  return { until, scheduledFor: soonestByHand(rung, now) };
}
