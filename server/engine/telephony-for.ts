import type { CallRow } from "../calls/call-row";
import { env } from "../platform/env";
import { oncePerProcess } from "../platform/once-per-process";
import { ProviderError } from "../platform/provider-error";
import type { TelephonyProvider } from "../telephony/port";
import { isProviderId, openProvider, type ProviderId } from "../telephony/registry";

/** The provider that a call was begun with. */
export const telephonyFor = ({ provider }: Pick<CallRow, "provider">): Promise<TelephonyProvider> =>
  openById(provider);

/** Every provider that may have live legs of ours. */
export const providersInUse = async (): Promise<TelephonyProvider[]> =>
  env().simulator ? [await openById("simulator")] : [];

/** @throws ProviderError unauthorized where it is not set up: no order can be carried out until somebody mends that */
export async function openById(id: string): Promise<TelephonyProvider> {
  const open = oncePerProcess("telephony-providers", () => new Map<string, Promise<TelephonyProvider>>());
  const settings = settingsOf(id);
  if (!isProviderId(id) || !settings)
    throw new ProviderError(
      "unauthorized",
      `The telephony provider "${id}" is not set up on this installation.`,
    );
  const known = open.get(id) ?? openProvider(id, settings, { fetch });
  open.set(id, known);
  return known;
}

const settingsOf = (id: string): unknown =>
  (id satisfies string as ProviderId) === "simulator" ? env().simulator : null;
