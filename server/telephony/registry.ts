import type { Clock } from "../platform/clock";
import type { LegReferences, Speak, TakeTurn, TelephonyProvider } from "./port";
import type { SessionBook } from "./session-book";

/** What a provider is given besides its settings; it reads neither environment nor database. */
export interface ProviderTools {
  fetch: typeof fetch;
  clock: Clock;
  references: LegReferences;
  /** Where the provider is to post its events: our public address, with the account's unguessable part. */
  webhookUrl: string;
  /** A ringing tone, to be played again and again: where a provider can fetch it. */
  ringingUrl: string;
  speak: Speak;
  /** Whether `speak` has a voice now. */
  hasVoice: () => Promise<boolean>;
  sessions: SessionBook;
  takeTurn: TakeTurn;
  /** Where the provider is to be found instead of at its own address: a stand-in, in tests. */
  apiBase?: string | undefined;
}

/** Checks stored settings (unknown until then) and makes the provider. */
type OpenProvider = (settings: unknown, tools: ProviderTools) => TelephonyProvider;

/** Loaded when first asked for: an installation that uses one provider does not carry the others. */
const PROVIDERS = {
  asterisk: async (): Promise<OpenProvider> => {
    const [{ createAsterisk }, { asteriskSettingsSchema }] = await Promise.all([
      import("./asterisk/adapter"),
      import("./asterisk/schema"),
    ]);
    return (settings, tools) => createAsterisk({ ...asteriskSettingsSchema.parse(settings), ...tools });
  },
  simulator: async (): Promise<OpenProvider> => {
    const [{ createSimulator }, { simulatorSettingsSchema }] = await Promise.all([
      import("./simulator/adapter"),
      import("./simulator/schema"),
    ]);
    return (settings, tools) =>
      createSimulator({ ...simulatorSettingsSchema.parse(settings), fetch: tools.fetch });
  },
  voximplant: async (): Promise<OpenProvider> => {
    const [{ createVoximplant }, { voximplantSettingsSchema }] = await Promise.all([
      import("./voximplant/adapter"),
      import("./voximplant/schema"),
    ]);
    return (settings, { fetch, clock, sessions, webhookUrl, apiBase }) => {
      const read = voximplantSettingsSchema.parse(settings);
      return createVoximplant({ ...read, fetch, clock, sessions, webhookUrl, apiBase });
    };
  },
  twilio: async (): Promise<OpenProvider> => {
    const [{ createTwilio }, { twilioSettingsSchema }] = await Promise.all([
      import("./twilio/adapter"),
      import("./twilio/schema"),
    ]);
    return (settings, { fetch, clock, references, takeTurn, webhookUrl, ringingUrl, apiBase }) => {
      const read = twilioSettingsSchema.parse(settings);
      const tools = { fetch, clock, references, takeTurn, webhookUrl, ringingUrl, apiBase };
      return createTwilio({ ...read, ...tools });
    };
  },
} satisfies Record<string, () => Promise<OpenProvider>>;

export type ProviderId = keyof typeof PROVIDERS;

export function isProviderId(id: string): id is ProviderId {
  return Object.hasOwn(PROVIDERS, id);
}

/**
 * A provider ready for orders. Cheap: connections are kept by `fetch`, not by the provider.
 * @throws ZodError where the settings are not this provider's; its issues name the fields.
 */
export async function openProvider(
  id: ProviderId,
  settings: unknown,
  tools: ProviderTools,
): Promise<TelephonyProvider> {
  const open = await PROVIDERS[id]();
  return open(settings, tools);
}
