import { SUPERVISION_MODES } from "@/core/supervision/supervision";
import { ProviderError } from "@/server/platform/provider-error";
import { numberOf } from "../number-of";
import type {
  AccountHealth,
  Join,
  LegSnapshot,
  PlaceLeg,
  RecordedSound,
  Say,
  TelephonyEvent,
  TelephonyProvider,
  WebhookRequest,
} from "../port";
import { type CarrierAnswer, callCarrier } from "./carrier-client";
import { recordedTalk } from "./recorded-talk";
import { legListSchema, type SimulatorSettings } from "./schema";
import { simulatorTexts } from "./texts";
import { readSignedEvents } from "./webhook";

export interface SimulatorOptions extends SimulatorSettings {
  fetch: typeof fetch;
}

/** Speaks to a virtual carrier (carrier.ts) as another adapter would speak to a real provider. */
export function createSimulator(options: SimulatorOptions): TelephonyProvider {
  return {
    id: "simulator",
    capabilities: {
      textToSpeech: true,
      machineDetection: true,
      recording: true,
      inbound: true,
      dialsDigits: true,
      joinsAcrossCalls: true,
      supervision: SUPERVISION_MODES,
    },
    texts: simulatorTexts(options),
    async placeLeg(order: PlaceLeg): Promise<void> {
      expectDone(await callCarrier(options, "POST", "/legs", { ...order, to: numberOf(order) }));
    },
    async takeLeg({ legId, reference }): Promise<"taken" | "gone"> {
      const path = `/legs/${encodeURIComponent(reference)}/take`;
      const answer = await callCarrier(options, "POST", path, { legId });
      if (!answer.ok && answer.code === "no-such-leg") return "gone";
      expectDone(answer);
      return "taken";
    },
    async say({ legId, ...order }: Say): Promise<void> {
      const path = `/legs/${encodeURIComponent(legId)}/say`;
      expectDone(await callCarrier(options, "POST", path, order));
    },
    async join(order: Join): Promise<void> {
      expectDone(await callCarrier(options, "POST", "/joins", order));
    },
    async supervise({ legId, ...order }): Promise<void> {
      const path = `/legs/${encodeURIComponent(legId)}/supervise`;
      expectDone(await callCarrier(options, "POST", path, order));
    },
    async hangUp({ legId }): Promise<"ending" | "gone"> {
      const answer = await callCarrier(options, "DELETE", `/legs/${encodeURIComponent(legId)}`);
      if (!answer.ok && answer.code === "no-such-leg") return "gone";
      expectDone(answer);
      return "ending";
    },
    async check(): Promise<AccountHealth> {
      // Its health is told to anybody; the list of legs asks for the secret.
      expectDone(await callCarrier(options, "GET", "/legs"));
      return { identity: "Simulator", balance: null, callerIds: null };
    },
    async readRecording(reference: string): Promise<RecordedSound> {
      const sound = recordedTalk(reference);
      if (sound === null) throw new ProviderError("rejected", "The simulator does not have this recording.");
      expectDone(await callCarrier(options, "GET", recordingPath(reference)));
      return { contentType: "audio/wav", sound: new Blob([sound]).stream() };
    },
    async eraseRecording(reference: string): Promise<void> {
      expectDone(await callCarrier(options, "DELETE", recordingPath(reference)));
    },
    async listLegs(): Promise<LegSnapshot[]> {
      const list = legListSchema.safeParse(expectDone(await callCarrier(options, "GET", "/legs")));
      if (list.success) return list.data.legs;
      throw new ProviderError("protocol", "The simulator's list of legs is not understood.", {
        cause: list.error,
      });
    },
    async readEvents(request: WebhookRequest): Promise<TelephonyEvent[]> {
      return readSignedEvents(options.secret, request);
    },
  };
}

const recordingPath = (reference: string): string => `/recordings/${encodeURIComponent(reference)}`;

function expectDone(answer: CarrierAnswer): unknown {
  if (answer.ok) return answer.body;
  throw new ProviderError("rejected", answer.message, { code: answer.code });
}
