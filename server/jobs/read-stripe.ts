import type { Inngest } from "inngest";
import { z } from "zod";
import { eachWorkspace } from "../billing/each-workspace";
import { STRIPE_CHANGED } from "../billing/stripe/receive-stripe-event";
import { refreshAccount } from "../billing/stripe/refresh-account";
import { forgottenStripeEvents, staleAccounts, takeStripeEvent } from "../billing/stripe/take-stripe-event";
import { systemClock } from "../platform/clock";
import { asJobError } from "./job-error";

const data = z.object({ eventId: z.string() });

/** Stripe said that something changed: it is read afresh. One reading of a customer at a time. */
export const readStripe = (client: Inngest) =>
  client.createFunction(
    {
      id: "read-stripe",
      triggers: [{ event: STRIPE_CHANGED }],
      retries: 10,
      concurrency: { limit: 1, key: "event.data.customerId" },
    },
    ({ event, step }) =>
      step.run("read", () =>
        asJobError(() => takeStripeEvent(data.parse(event.data).eventId, systemClock.now())),
      ),
  );

/** Messages that lost their run, and accounts of which we heard nothing for hours: messages may be lost. */
export const readStripeLeft = (client: Inngest) =>
  client.createFunction(
    { id: "read-stripe-left", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: { limit: 1 } },
    ({ step }) =>
      step.run("read", async () => {
        const now = systemClock.now();
        await eachWorkspace(await forgottenStripeEvents(now), "take an event of Stripe", (id) =>
          takeStripeEvent(id, now),
        );
        await eachWorkspace(await staleAccounts(now), "read an account", (id) => refreshAccount(id, now));
      }),
  );
