import { z } from "zod";
import { crmSettings } from "@/core/crm/document";

/** A connection's settings; what people did not choose is the manifest's. */
export const settingsSchema = crmSettings;

/** What we read of GET /account-info/v3/details. */
export const accountInfo = z.object({
  portalId: z.number(),
  /** Where the account's pages are: app.hubspot.com, app-eu1.hubspot.com … */
  uiDomain: z.string().min(1),
});

/** A batch of what HubSpot posts: we read the changes of a contact's owner, and skip all others. */
export const webhookBatch = z.array(
  z.looseObject({
    eventId: z.number(),
    portalId: z.number(),
    occurredAt: z.number(),
    subscriptionType: z.string(),
    objectId: z.number().optional(),
    propertyName: z.string().optional(),
    propertyValue: z.string().nullish(),
  }),
);
