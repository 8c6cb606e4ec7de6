import type { Inngest } from "inngest";
import { z } from "zod";
import { DELIVERY_DUE } from "../connections/announce-deliveries";
import { deliverOne } from "../connections/deliver-one";
import { systemClock } from "../platform/clock";

const data = z.object({ deliveryId: z.string() });
/**
 * The plan of retries says when to give up; beside it stand the waits of a connection that is out of reach, of five
 * minutes at most, until it is paused after a day.
 */
const MAX_LOOKS = 400;

/**
 * Hands one delivery over, and again by its own plan of retries, over days. The plan stands on the delivery, not in
 * this run: a replay by hand or another run simply finds it done, and stops.
 *
 * A burst starts evenly, a connection at a time, and a slow receiver does not take everybody's places. That a vendor's
 * limit is kept, by every request of every process, is server/connections/keep-pace.ts.
 */
export const deliver = (client: Inngest) =>
  client.createFunction(
    {
      id: "deliver",
      triggers: [{ event: DELIVERY_DUE }],
      retries: 5,
      concurrency: [{ limit: 20 }, { key: "event.data.connectionId", limit: 4 }],
      throttle: { key: "event.data.connectionId", limit: 20, period: "1s", burst: 20 },
    },
    async ({ event, step }) => {
      const { deliveryId } = data.parse(event.data);
      for (let i = 1; i <= MAX_LOOKS; i++) {
        const result = await step.run(`try ${i}`, () => deliverOne(deliveryId, systemClock));
        if (result.state !== "retrying" && result.state !== "waiting") return result.state;
        await step.sleepUntil(`wait ${i}`, new Date(result.nextTryAt));
      }
      return "given-up";
    },
  );
