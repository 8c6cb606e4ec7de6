import { manifest as hubspot } from "./hubspot/manifest";
import type { ConnectorManifest } from "./port";
import type { ConnectorId } from "./registry";
import { manifest as webhook } from "./webhook/manifest";

/** What can be connected, as data: reading it loads no connector. In the order in which people are offered them. */
export const CATALOG = { webhook, hubspot } satisfies Record<ConnectorId, ConnectorManifest>;
