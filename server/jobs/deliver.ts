import type { Inngest } from "inngest";
import { z } from "zod";
import { DELIVERY_DUE } from "../connections/announce-deliveries";
import { deliverOne } from "../connections/deliver-one";
import { systemClock } from "../platform/clock";

const data = z.object({ deliveryId: z.string() });
/** More than the plan of retries has: the plan itself says when to give up. */
const MAX_TRIES = 30;

/**
 * Hands one delivery over, and again by its own plan of retries, over days. The plan stands on the delivery, not in
 * this run: a replay by hand or another run simply finds it done, and stops.
 */
export const deliver = (client: Inngest) =>
  client.createFunction(
    { id: "deliver", triggers: [{ event: DELIVERY_DUE }], retries: 5, concurrency: { limit: 20 } },
    async ({ event, step }) => {
      const { deliveryId } = data.parse(event.data);
      for (let i = 1; i <= MAX_TRIES; i++) {
        const result = await step.run(`try ${i}`, () => deliverOne(deliveryId, systemClock));
        if (result.state !== "retrying") return result.state;
        await step.sleepUntil(`wait ${i}`, new Date(result.nextTryAt));
      }
      return "given-up";
    },
  );
