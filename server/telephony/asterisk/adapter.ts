import type { Clock } from "@/server/platform/clock";
import { ProviderError } from "@/server/platform/provider-error";
import type { AccountHealth, LegSnapshot, Speak, StreamState, TelephonyProvider } from "../port";
import { createAnnouncements } from "./announcements";
import { createAriClient, fetchSound, readAnswer, refusal } from "./ari-client";
import { createBrowserPhones } from "./browser-phones";
import { streamFrom } from "./event-stream";
import { NORMAL_CLEARING } from "./hangup-cause";
import { createJoining } from "./join-legs";
import { listLegs } from "./live-legs";
import { createPlacing } from "./place-leg";
import { type AsteriskSettings, infoSchema } from "./schema";

export interface AsteriskOptions extends AsteriskSettings {
  fetch: typeof fetch;
  clock: Clock;
  speak: Speak;
  hasVoice: () => Promise<boolean>;
}

/** Speaks ARI (Asterisk REST Interface) to an Asterisk of one's own. Events come by websocket. */
export function createAsterisk({
  fetch,
  clock,
  speak,
  hasVoice,
  ...settings
}: AsteriskOptions): TelephonyProvider {
  const ari = createAriClient({ ...settings, fetch });
  const announcements = createAnnouncements(ari, speak, settings.soundsFolder);
  const place = createPlacing(ari, settings);
  const join = createJoining(ari, announcements, settings);
  /** null: this process does not listen; whether another does is for the engine to know. */
  let connection: StreamState | null = null;

  return {
    id: "asterisk",
    capabilities: {
      textToSpeech: false,
      machineDetection: false,
      recording: true,
      inbound: false,
      dialsDigits: true,
      joinsAcrossCalls: true,
    },
    ...(settings.browserUrl ? { browserPhones: createBrowserPhones(ari, settings.browserUrl) } : {}),
    async placeLeg(order): Promise<void> {
      // Asterisk drops who answers while nobody listens: the phone would ring for nothing.
      if (connection === "lost" || connection === "taken")
        throw new ProviderError("unavailable", "The connection to Asterisk's events is lost.");
      await place(order);
    },
    say: announcements.say,
    join,
    async hangUp({ legId }): Promise<"ending" | "gone"> {
      const answer = await ari("DELETE", `/channels/${encodeURIComponent(legId)}`, {
        query: { reason_code: String(NORMAL_CLEARING) },
      });
      if (answer.status === 404) return "gone";
      if (answer.status >= 300) throw refusal(answer, "Asterisk does not hang up");
      return "ending";
    },
    async check(): Promise<AccountHealth> {
      const info = await ari("GET", "/asterisk/info");
      if (info.status !== 200) throw refusal(info, "Asterisk does not tell about itself");
      const { system } = readAnswer(infoSchema, info, "account of itself");
      const identity = `Asterisk ${system.version}`;
      const warnings: AccountHealth["warnings"] = (await hasVoice()) ? [] : ["no-voice"];
      return { identity, balance: null, callerIds: null, warnings };
    },
    readRecording: (reference) =>
      fetchSound({ ...settings, fetch }, `/recordings/stored/${encodeURIComponent(reference)}/file`),
    listLegs: (): Promise<LegSnapshot[]> => listLegs(ari),
    streamEvents(onEvents, onConnection = () => {}): () => void {
      connection = "lost";
      const stop = streamFrom({
        settings,
        ari,
        clock,
        onEvents,
        onConnection(state) {
          connection = state;
          onConnection(state);
        },
      });
      return () => {
        connection = null;
        stop();
      };
    },
  };
}
