import { manifest as asterisk } from "./asterisk/manifest";
import type { ProviderManifest } from "./manifest";
import type { ProviderId } from "./registry";
import { manifest as simulator } from "./simulator/manifest";
import { manifest as twilio } from "./twilio/manifest";
import { manifest as voximplant } from "./voximplant/manifest";

/** Every provider as data, in the order in which people are offered them. */
export const CATALOG = { twilio, voximplant, asterisk, simulator } satisfies Record<
  ProviderId,
  ProviderManifest
>;

/** The simulator rings nobody: it belongs to the installation, and no account is made for it by hand. */
export const OFFERED = Object.values(CATALOG).filter(({ id }) => id !== "simulator");

/** @throws Error where the row names a provider that this version does not have */
export function manifestOf(provider: string): ProviderManifest {
  const found = Object.values(CATALOG).find(({ id }) => id === provider);
  if (!found)
    throw new Error(`There is no telephony provider "${provider}"; server/telephony/registry.ts lists them.`);
  return found;
}
