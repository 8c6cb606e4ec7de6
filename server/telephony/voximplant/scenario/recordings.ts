import type { News } from "./reporter";
import type { SessionLeg } from "./session-leg";
import type { Platform } from "./voxengine";

/**
 * Records talks by one of the two calls, which is how VoxEngine records what both say: from the join until that call
 * ends, and it cannot be stopped before. Reported when the sound is there.
 */
export function createRecordings(platform: Platform, tell: (news: News) => void) {
  const recorded = new Set<SessionLeg>();
  return {
    record(leg: SessionLeg): void {
      if (recorded.has(leg)) return;
      recorded.add(leg);
      leg.call.addEventListener(platform.CallEvents.RecordStopped, ({ url, duration }) => {
        if (url)
          tell({ type: "recording-ready", legId: leg.id, reference: url, seconds: Number(duration) || 0 });
      });
      leg.call.record();
    },
  };
}
