import { z } from "zod";
import { SUBSCRIBED_EVENTS } from "@/core/crm/message";

export const connectionInput = z.object({
  name: z.string().trim().min(1, "required").max(80, "too-long"),
  /** Checked by the connector, which knows what an address may be. */
  url: z.string().trim().max(2000, "too-long"),
  events: z.array(z.enum(SUBSCRIBED_EVENTS)).min(1, "choose-one"),
});
export type ConnectionInput = z.infer<typeof connectionInput>;

/** What every connection has, whatever it leads to. */
export const connectionChange = connectionInput.extend({ url: connectionInput.shape.url.optional() });
export type ConnectionChange = z.infer<typeof connectionChange>;

/** The part of a stored connection's settings that every connector has. */
export const subscriptionSchema = z.object({ events: z.array(z.enum(SUBSCRIBED_EVENTS)) });

/** Exchange of server/crm/port.ts, as a try keeps them. */
export const storedExchanges = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    sent: z.string().nullable(),
    received: z.string().nullable(),
    status: z.number().nullable(),
    durationMs: z.number(),
  }),
);

/** Of a CRM's answer: mapped fields that it did not take. */
export const storedRefusal = z.object({ refusedFields: z.array(z.string()) });

export const DELIVERY_STATUSES = ["pending", "delivered", "failed"] as const;

export const deliveryFilter = z.object({
  connectionId: z.string().optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
  event: z.string().max(40).optional(),
  /** The id of the last one on the page before. */
  cursor: z.string().optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilter>;
