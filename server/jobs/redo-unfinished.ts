import type { Inngest } from "inngest";
import { deliverOne } from "../connections/deliver-one";
import { dueDeliveries } from "../connections/queries";
import { reconcileAll, sweep } from "../engine/sweep";
import { systemClock } from "../platform/clock";

/**
 * What the engine's own look (every half second, in each process) also does, once a minute as a durable job: where
 * no process with an engine lives, an Inngest server still drives the unfinished work on.
 */
export const redoUnfinished = (client: Inngest) =>
  client.createFunction(
    { id: "redo-unfinished", triggers: [{ cron: "* * * * *" }], retries: 2 },
    async ({ step }) => {
      await step.run("sweep", () => sweep(systemClock));
      await step.run("reconcile", () => reconcileAll(systemClock));
      await step.run("deliveries", deliverForgotten);
    },
  );

/** A delivery's own run tries it on time; one that nobody tried for so long has lost its run. */
const FORGOTTEN_MS = 5 * 60_000;

async function deliverForgotten(): Promise<void> {
  for (const id of await dueDeliveries(new Date(systemClock.now() - FORGOTTEN_MS)))
    await deliverOne(id, systemClock);
}
