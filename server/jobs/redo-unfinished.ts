import type { Inngest } from "inngest";
import { deliverOne } from "../connections/deliver-one";
import { dueDeliveries } from "../connections/queries";
import { reconcileAll, sweep } from "../engine/sweep";
import { tellTextSettled } from "../engine/tell-text-settled";
import { systemClock } from "../platform/clock";
import { unfinishedTexts } from "../text-messages/queries";
import { sendText } from "../text-messages/send-text";

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
      await step.run("texts", sendForgottenTexts);
    },
  );

/** A delivery's own run tries it on time; one that nobody tried for so long has lost its run. */
const FORGOTTEN_MS = 5 * 60_000;

async function deliverForgotten(): Promise<void> {
  for (const id of await dueDeliveries(new Date(systemClock.now() - FORGOTTEN_MS)))
    await deliverOne(id, systemClock);
}

/** The same of text messages: neither the customer nor the routing waits for ever. */
async function sendForgottenTexts(): Promise<void> {
  for (const id of await unfinishedTexts(new Date(systemClock.now() - FORGOTTEN_MS))) {
    await sendText(id, systemClock);
    await tellTextSettled(id, systemClock);
  }
}
