import { createHmac } from "node:crypto";
import { sameText } from "../../platform/crypto";
import { type InboundEvent, type ReadWebhook, UnprovenRequest } from "../inbound-port";
import { webhookBatch } from "./schema";

const MAX_AGE_MS = 5 * 60_000;

/** HubSpot's posts: signature version 3, and of the events those that give a contact to another owner. */
export const readHubSpotWebhook: ReadWebhook = (request, { clientSecret, now }) => {
  const { method, url, headers, body } = request;
  const timestamp = headers["x-hubspot-request-timestamp"] ?? "";
  const signature = headers["x-hubspot-signature-v3"] ?? "";
  if (!/^\d+$/.test(timestamp) || Math.abs(now - Number(timestamp)) > MAX_AGE_MS)
    throw new UnprovenRequest("The request has no timestamp, or is too old.");
  const expected = createHmac("sha256", clientSecret)
    .update(method + decodeUrl(url) + body + timestamp, "utf8")
    .digest("base64");
  if (!sameText(signature, expected)) throw new UnprovenRequest("The signature is not HubSpot's.");
  return readEvents(body);
};

function readEvents(body: string): InboundEvent[] {
  const batch = webhookBatch.safeParse(parseJson(body));
  if (!batch.success) throw new UnprovenRequest("The body is not a batch of events.", { cause: batch.error });
  return batch.data.flatMap(({ subscriptionType, propertyName, objectId, ...event }) => {
    // Apps of the newer kind name the object beside the type: "object.propertyChange".
    const isChange = /^(contact|object)\.propertyChange$/.test(subscriptionType);
    if (!isChange || propertyName !== "hubspot_owner_id" || objectId === undefined) return [];
    return [
      {
        kind: "owner-changed" as const,
        eventId: String(event.eventId),
        accountId: String(event.portalId),
        contactId: String(objectId),
        ownerId: event.propertyValue || null,
        at: new Date(event.occurredAt).toISOString(),
      },
    ];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** HubSpot signs the address with these signs decoded. */
const decodeUrl = (url: string): string =>
  url.replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (escaped) => decodeURIComponent(escaped));
