import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { InboundRequest } from "../inbound-port";
import { UnprovenRequest } from "../inbound-port";
import { readHubSpotWebhook } from "./webhook";

const clientSecret = "a-client-secret";
const now = Date.parse("2026-11-22T10:00:00Z");
const change = {
  eventId: 100,
  portalId: 4242,
  occurredAt: now - 1000,
  subscriptionType: "contact.propertyChange",
  objectId: 123,
  propertyName: "hubspot_owner_id",
  propertyValue: "501",
};

function signed(
  body: string,
  { url = "https://calls.example/api/integrations/hubspot", at = now } = {},
): InboundRequest {
  const method = "POST";
  const decoded = url.replace("%3A", ":");
  const signature = createHmac("sha256", clientSecret)
    .update(`${method}${decoded}${body}${at}`)
    .digest("base64");
  return {
    method,
    url,
    body,
    headers: { "x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": String(at) },
  };
}
const read = (request: InboundRequest) => readHubSpotWebhook(request, { clientSecret, now });

describe("a change of a contact's owner", () => {
  it("is read, also to nobody, and all else is left out", () => {
    const batch = [
      change,
      { ...change, eventId: 101, propertyValue: "" },
      { ...change, eventId: 102, subscriptionType: "object.propertyChange", propertyValue: null },
      { ...change, eventId: 103, propertyName: "firstname" },
      { ...change, eventId: 104, subscriptionType: "contact.creation" },
    ];
    expect(read(signed(JSON.stringify(batch)))).toEqual([
      {
        kind: "owner-changed",
        eventId: "100",
        accountId: "4242",
        contactId: "123",
        ownerId: "501",
        at: "2026-11-22T09:59:59.000Z",
      },
      expect.objectContaining({ eventId: "101", ownerId: null }),
      expect.objectContaining({ eventId: "102", ownerId: null }),
    ]);
  });

  it("is proven by HubSpot's own signature, over the address as it decodes it", () => {
    const request = signed("[]", { url: "https://calls.example/api/hook?to=a%3Ab" });
    expect(read(request)).toEqual([]);
  });
});

describe("a request is refused", () => {
  const good = signed(JSON.stringify([change]));
  it.each<[string, InboundRequest]>([
    ["with another body", { ...good, body: "[]" }],
    ["to another address", { ...good, url: "https://calls.example/other" }],
    ["with another method", { ...good, method: "PUT" }],
    ["without a signature", { ...good, headers: { "x-hubspot-request-timestamp": String(now) } }],
    ["without a time", { ...good, headers: { ...good.headers, "x-hubspot-request-timestamp": undefined } }],
    ["older than five minutes", signed("[]", { at: now - 301_000 })],
    ["from the future", signed("[]", { at: now + 301_000 })],
    ["that is no batch", signed(`{"eventId":1}`)],
    ["that is no JSON", signed("hello")],
  ])("%s", (_, request) => {
    expect(() => read(request)).toThrow(UnprovenRequest);
  });

  it("signed with another secret", () => {
    expect(() => readHubSpotWebhook(good, { clientSecret: "another", now })).toThrow(UnprovenRequest);
  });
});
