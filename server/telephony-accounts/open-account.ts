import type { CallAccount } from "@/core/call/call";
import type { TelephonyAccount } from "../generated/prisma/client";
import { systemClock } from "../platform/clock";
import { env } from "../platform/env";
import { oncePerProcess } from "../platform/once-per-process";
import { ProviderError } from "../platform/provider-error";
import { takeTurn } from "../platform/vendor-pace";
import { canSpeak, prepareSpeech } from "../speech/prepare-speech";
import type { TelephonyProvider } from "../telephony/port";
import { isProviderId, openProvider, type ProviderTools } from "../telephony/registry";
import { knownAccount } from "./known-accounts";
import { legReferences } from "./leg-references";
import { unsealCredentials } from "./seal-credentials";
import { sessionBookOf } from "./session-book";

interface Opened {
  version: number;
  provider: Promise<TelephonyProvider>;
}

/**
 * The provider behind an account, ready for orders. Kept open, and opened anew when its settings have changed.
 * @throws ProviderError unauthorized where it is not set up: no order can be carried out until somebody mends that
 */
export async function openAccount({ id, provider }: CallAccount): Promise<TelephonyProvider> {
  if (id === null) return openOnce(provider, 0, () => openInstallation(provider));
  const account = await knownAccount(id);
  if (!account) throw notSetUp(provider);
  return openOnce(id, account.version, () => openStored(account));
}

/**
 * The provider of settings that are stored or about to be; not kept.
 * @throws ProviderError unauthorized where they cannot be used
 */
export async function openStored(
  account: Pick<TelephonyAccount, "id" | "provider" | "settings" | "credentials" | "webhookKey">,
): Promise<TelephonyProvider> {
  const { id, provider, webhookKey } = account;
  if (!isProviderId(provider)) throw notSetUp(provider);
  try {
    const settings = { ...Object(account.settings), ...unsealCredentials(account.credentials) };
    return await openProvider(provider, settings, toolsOf(id, { provider, webhookKey }));
  } catch (cause) {
    // Another version's settings, or sealed with another PEREZVON_SECRET: a person has to enter them again.
    throw new ProviderError("unauthorized", "The stored settings cannot be used: enter them again.", {
      cause,
    });
  }
}

/** The address, below our public one, to which a provider posts the events of an account. */
export const webhookPath = (provider: string, webhookKey: string | null): string =>
  `/api/webhooks/telephony/${provider}${webhookKey === null ? "" : `/${webhookKey}`}`;

function openInstallation(provider: string): Promise<TelephonyProvider> {
  const settings = provider === "simulator" ? env().simulator : null;
  if (!isProviderId(provider) || !settings) throw notSetUp(provider);
  return openProvider(provider, settings, toolsOf(provider, { provider, webhookKey: null }));
}

const toolsOf = (
  accountId: string,
  { provider, webhookKey }: { provider: string; webhookKey: string | null },
): ProviderTools => ({
  fetch,
  clock: systemClock,
  references: legReferences(accountId),
  sessions: sessionBookOf(accountId),
  takeTurn: ({ perSecond, longestWaitMs }) =>
    takeTurn(
      `telephony:${accountId}`,
      { gapMs: 1_000 / perSecond, burst: 1, longestWaitMs },
      systemClock.now(),
    ),
  webhookUrl: env().publicUrl + webhookPath(provider, webhookKey),
  ringingUrl: `${env().publicUrl}/api/telephony/ringing`,
  apiBase: env().vendorBases[provider],
  speak: prepareSpeech(),
  hasVoice: canSpeak,
});

function openOnce(
  key: string,
  version: number,
  open: () => Promise<TelephonyProvider>,
): Promise<TelephonyProvider> {
  const all = oncePerProcess("telephony-providers", () => new Map<string, Opened>());
  const known = all.get(key);
  if (known?.version === version) return known.provider;
  const opened = { version, provider: open() };
  all.set(key, opened);
  opened.provider.catch(() => all.get(key) === opened && all.delete(key));
  return opened.provider;
}

const notSetUp = (provider: string) =>
  new ProviderError(
    "unauthorized",
    `The telephony provider "${provider}" is not set up on this installation.`,
  );
