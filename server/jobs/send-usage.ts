import type { Inngest } from "inngest";
import { z } from "zod";
import { eachWorkspace } from "../billing/each-workspace";
import { sendUsage as send, workspacesWithUsage } from "../billing/stripe/send-usage";
import { USAGE_RECORDED } from "../calls/bill-talk";
import { systemClock } from "../platform/clock";
import { asJobError } from "./job-error";

const data = z.object({ workspaceId: z.string() });

/**
 * A conversation was added to the ledger: Stripe is told. One run of a workspace at a time, as Stripe takes one
 * request of a customer's meter at a time; all together slower than the 25 a second that test keys are allowed.
 */
export const sendUsage = (client: Inngest) =>
  client.createFunction(
    {
      id: "send-usage",
      triggers: [{ event: USAGE_RECORDED }],
      retries: 5,
      concurrency: { limit: 1, key: "event.data.workspaceId" },
      throttle: { limit: 20, period: "1s" },
    },
    ({ event, step }) =>
      step.run("send", () => asJobError(() => send(data.parse(event.data).workspaceId, systemClock))),
  );

/** What has to be told again, or lost its run. When, stands on the events themselves. */
export const sendUsageLeft = (client: Inngest) =>
  client.createFunction(
    { id: "send-usage-left", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: { limit: 1 } },
    ({ step }) =>
      step.run("send", async () =>
        eachWorkspace(await workspacesWithUsage(systemClock.now()), "send usage", (id) =>
          send(id, systemClock),
        ),
      ),
  );
