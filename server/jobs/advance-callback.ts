import type { Inngest } from "inngest";
import { z } from "zod";
import { advanceCallback as advance } from "../callbacks/routing/advance-callback";
import { followUp } from "../engine/follow-up";
import { systemClock } from "../platform/clock";

const data = z.object({ callbackId: z.string() });

/** A wait of a routing program is over (the event comes with that time): the callback goes on. */
export const advanceCallback = (client: Inngest) =>
  client.createFunction(
    { id: "advance-callback", triggers: [{ event: "callback/due" }], retries: 10 },
    ({ event, step }) =>
      step.run("advance", async () =>
        followUp(await advance(data.parse(event.data).callbackId, systemClock.now())),
      ),
  );
