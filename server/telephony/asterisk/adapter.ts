import { SUPERVISION_MODES } from "@/core/supervision/supervision";
import type { Clock } from "@/server/platform/clock";
import { ProviderError } from "@/server/platform/provider-error";
import type {
  AccountHealth,
  LegReferences,
  LegSnapshot,
  Speak,
  StreamState,
  TelephonyProvider,
} from "../port";
import { createAnnouncements } from "./announcements";
import { createAriClient, fetchSound, readAnswer, refusal } from "./ari-client";
import { createBrowserPhones } from "./browser-phones";
import { streamFrom } from "./event-stream";
import { NORMAL_CLEARING } from "./hangup-cause";
import { isNamedByAsterisk } from "./incoming";
import { createJoining } from "./join-legs";
import { createLegBook } from "./leg-book";
import { listLegs } from "./live-legs";
import { createPlacing } from "./place-leg";
import { type AsteriskSettings, infoSchema } from "./schema";
import { createSupervising } from "./supervise";
import { createTaking } from "./take-call";
import { createUpLegs } from "./up-legs";

export interface AsteriskOptions extends AsteriskSettings {
  fetch: typeof fetch;
  clock: Clock;
  references: LegReferences;
  speak: Speak;
  hasVoice: () => Promise<boolean>;
}

/** Speaks ARI (Asterisk REST Interface) to an Asterisk of one's own. Events come by websocket. */
export function createAsterisk({
  fetch,
  clock,
  references,
  speak,
  hasVoice,
  ...settings
}: AsteriskOptions): TelephonyProvider {
  const ari = createAriClient({ ...settings, fetch });
  const announcements = createAnnouncements(ari, speak, settings.soundsFolder);
  const book = createLegBook(references);
  const up = createUpLegs(ari);
  const place = createPlacing(ari, settings, book);
  const { take, giveBack } = createTaking(ari, book, settings.application);
  const join = createJoining(ari, announcements, settings);
  const supervise = createSupervising(ari, announcements, settings);
  /** null: this process does not listen; whether another does is for the engine to know. */
  let connection: StreamState | null = null;

  return {
    id: "asterisk",
    capabilities: {
      textToSpeech: false,
      machineDetection: settings.machineDetection,
      recording: true,
      inbound: true,
      dialsDigits: true,
      joinsAcrossCalls: true,
      supervision: SUPERVISION_MODES,
    },
    ...(settings.browserUrl
      ? { browserPhones: createBrowserPhones(ari, settings.browserUrl, { ...settings, clock }) }
      : {}),
    async placeLeg(order): Promise<void> {
      // Who answers while nobody hears of it waits in silence.
      if (connection === "lost" || connection === "taken")
        throw new ProviderError("unavailable", "The connection to Asterisk's events is lost.");
      const ringbackTo = order.ringbackTo === undefined ? undefined : await book.channelOf(order.ringbackTo);
      await place({ ...order, ringbackTo });
    },
    takeLeg: take,
    async say(order): Promise<void> {
      const legId = await book.channelOf(order.legId);
      await up.expectAll([legId]);
      await announcements.say({ ...order, legId });
    },
    async join({ legIds: [one, other], ...order }): Promise<void> {
      const legIds: [string, string] = [await book.channelOf(one), await book.channelOf(other)];
      await up.expectAll(legIds);
      await join({ ...order, legIds });
    },
    supervise: async (order) =>
      supervise({ ...order, customerLegId: await book.channelOf(order.customerLegId) }),
    async hangUp({ legId }): Promise<"ending" | "gone"> {
      if (isNamedByAsterisk(legId)) return giveBack(legId);
      const channelId = await book.channelOf(legId);
      const answer = await ari("DELETE", `/channels/${encodeURIComponent(channelId)}`, {
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
    async eraseRecording(reference): Promise<void> {
      const answer = await ari("DELETE", `/recordings/stored/${encodeURIComponent(reference)}`);
      if (answer.status >= 300 && answer.status !== 404)
        throw refusal(answer, "Asterisk does not erase the recording");
    },
    listLegs: (): Promise<LegSnapshot[]> => listLegs(ari, book, settings.application),
    streamEvents(onEvents, onConnection = () => {}): () => void {
      connection = "lost";
      const stop = streamFrom({
        settings,
        ari,
        clock,
        book,
        up,
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
