import type { ConnectorManifest } from "../port";

export const manifest: ConnectorManifest = {
  id: "webhook",
  name: "Webhook",
  auth: "signing-secret",
  settings: [{ key: "url", input: "url" }],
  pace: {},
};
