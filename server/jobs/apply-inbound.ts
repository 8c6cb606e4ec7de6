import type { Inngest } from "inngest";
import { z } from "zod";
import { applyInbound as apply } from "../connections/inbound/apply-inbound";
import { INBOUND_RECEIVED } from "../connections/inbound/receive-inbound";
import { systemClock } from "../platform/clock";

const data = z.object({ inboundIds: z.array(z.string()) });

/** A vendor posted news: each is applied, and again for hours where the CRM has to be asked and is out of reach. */
export const applyInbound = (client: Inngest) =>
  client.createFunction(
    { id: "apply-inbound", triggers: [{ event: INBOUND_RECEIVED }], retries: 15 },
    async ({ event, step }) => {
      for (const id of data.parse(event.data).inboundIds)
        await step.run(`apply ${id}`, () => apply(id, systemClock));
    },
  );
