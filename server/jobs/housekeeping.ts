import type { Inngest } from "inngest";
import { pruneInbound } from "../connections/inbound/prune-inbound";
import { pruneDone } from "../engine/prune-done";
import { pruneDecisions } from "../flows/decisions/prune-decisions";
import { systemClock } from "../platform/clock";
import { pruneLegs } from "../telephony-accounts/prune-legs";
import { pruneTexts } from "../text-messages/prune-texts";

/** Every night: what was done and is only in the way goes. Leads, their stories and consents stay. */
export const housekeeping = (client: Inngest) =>
  client.createFunction(
    { id: "housekeeping", triggers: [{ cron: "17 3 * * *" }], retries: 3 },
    async ({ step }) => {
      await step.run("prune", () => pruneDone(systemClock.now()));
      await step.run("prune-decisions", () => pruneDecisions(systemClock.now()));
      await step.run("prune-legs", () => pruneLegs(systemClock.now()));
      await step.run("prune-texts", () => pruneTexts(systemClock.now()));
      await step.run("prune-inbound", () => pruneInbound(systemClock.now()));
    },
  );
