import type { Inngest } from "inngest";
import { eachWorkspace } from "../billing/each-workspace";
import { reconcileUsage as compare, workspacesToReconcile } from "../billing/stripe/reconcile-usage";
import { systemClock } from "../platform/clock";

/** The ledger is compared with what Stripe counted, every hour. */
export const reconcileUsage = (client: Inngest) =>
  client.createFunction(
    { id: "reconcile-usage", triggers: [{ cron: "23 * * * *" }], retries: 1, concurrency: { limit: 1 } },
    ({ step }) =>
      step.run("compare", async () =>
        eachWorkspace(await workspacesToReconcile(), "compare usage", (id) => compare(id, systemClock.now())),
      ),
  );
