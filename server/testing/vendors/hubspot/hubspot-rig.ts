import type { CrmSettings } from "@/core/crm/document";
import { hubspot } from "../../../crm/hubspot/connector";
import type { Access, ConnectorParts, Exchange } from "../../../crm/port";
import { memoryLinks } from "../../memory-links";
import { type FakeOptions, fakeHubSpot } from "./fake-hubspot";
import { PRIVATE_APP_TOKEN as TOKEN } from "./oauth-server";
import { PORTAL_ID } from "./operations";

export const ALL_KINDS: Partial<CrmSettings> = { deal: { pipeline: "default", stage: "appointment" } };

/** The connector before the fake, with what it is handed kept in memory. */
export async function hubspotRig(
  given: { settings?: Partial<CrmSettings>; access?: Access; timeoutMs?: number } & FakeOptions = {},
) {
  const { settings = ALL_KINDS, access, timeoutMs = 5000, ...options } = given;
  const vendor = await fakeHubSpot(options);
  const links = memoryLinks();
  const exchanges: Exchange[] = [];
  const network = { allowPrivateAddresses: true, timeoutMs, apiBase: vendor.url };
  const parts: ConnectorParts = {
    settings: hubspot.readSettings(settings, network),
    credentials: {},
    access: access ?? { token: async () => TOKEN, renew: async () => TOKEN },
    account: { id: String(PORTAL_ID), name: "Shop", url: `https://app.hubspot.com/contacts/${PORTAL_ID}` },
    links,
    pace: async () => undefined,
    onExchange: (exchange) => exchanges.push(exchange),
    network,
    clock: { now: Date.now },
  };
  return { vendor, links, exchanges, parts, connector: hubspot.create(parts) };
}
