import type { Inngest } from "inngest";
import { z } from "zod";
import { followUsage as follow, workspacesToFollow } from "../billing/follow-usage";
import { USAGE_RECORDED } from "../calls/bill-talk";
import { systemClock } from "../platform/clock";
import { publishChange } from "../platform/notify";
import { provenWorkspaceId } from "../platform/workspace-id";

const data = z.object({ workspaceId: z.string() });

/** A conversation was written into the ledger: its workspace's limit and the alerts on the way there are looked at. */
export const followUsage = (client: Inngest) =>
  client.createFunction(
    { id: "follow-usage", triggers: [{ event: USAGE_RECORDED }], retries: 10, concurrency: { limit: 2 } },
    ({ event, step }) =>
      step.run("follow", async () => {
        const workspaceId = provenWorkspaceId(data.parse(event.data).workspaceId);
        await follow(workspaceId, systemClock.now());
        // Whatever else follows: there is a line more to be seen.
        await publishChange({ workspaceId, kind: "billing" });
      }),
  );

/** Where time decides: the period turns, or a payment is not waited for any longer. */
export const watchLimits = (client: Inngest) =>
  client.createFunction(
    { id: "watch-limits", triggers: [{ cron: "* * * * *" }], retries: 2, concurrency: { limit: 1 } },
    ({ step }) =>
      step.run("look", async () => {
        const now = systemClock.now();
        for (const id of await workspacesToFollow()) await follow(provenWorkspaceId(id), now);
      }),
  );
