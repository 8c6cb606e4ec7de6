import type { ConnectorManifest } from "../port";

export const manifest: ConnectorManifest = {
  id: "hubspot",
  name: "HubSpot",
  auth: {
    oauth2: {
      authorizeUrl: "https://app.hubspot.com/oauth/authorize",
      tokenUrl: "https://api.hubapi.com/oauth/v1/token",
      scopes: [
        "oauth",
        "crm.objects.contacts.read",
        "crm.objects.contacts.write",
        "crm.objects.deals.read",
        "crm.objects.deals.write",
        "crm.objects.owners.read",
        "crm.schemas.contacts.read",
        "crm.schemas.contacts.write",
        "crm.schemas.deals.read",
        "crm.schemas.deals.write",
      ],
    },
    token: { helpUrl: "https://developers.hubspot.com/docs/guides/apps/private-apps/overview" },
  },
  settings: [],
  // People's own entries stay: a name typed into a form is often worse than the one in the CRM.
  defaultMapping: [
    { object: "contact", property: "phone", type: "text", from: { value: "phone" }, write: "empty" },
    { object: "contact", property: "firstname", type: "text", from: { value: "firstName" }, write: "empty" },
    { object: "contact", property: "lastname", type: "text", from: { value: "lastName" }, write: "empty" },
  ],
  // The lowest of what HubSpot grants (private apps on small plans); searches are counted for themselves.
  pace: { requests: { requests: 100, perMs: 10_000 }, search: { requests: 4, perMs: 1000 } },
};
