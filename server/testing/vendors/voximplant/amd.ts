import type { Platform, VoxDetector } from "../../../telephony/voximplant/scenario/voxengine";
import { createListeners } from "./listeners";
import { isMachine } from "./phones";
import type { FakeCall } from "./vox-media";

/** So long a detector listens before it knows, ms. */
const VERDICT_MS = 1_500;

export type FakeDetector = VoxDetector & { hear(call: FakeCall): void };

/** VoxEngine's module AMD: detectors that hear what the phones are. */
export function createAmd(later: (run: () => void, afterMs: number) => unknown): Platform["AMD"] {
  return {
    create({ model, timeout }) {
      if (model === undefined) throw new Error("There is no such model.");
      if (!(timeout > 0 && timeout <= 20_000)) throw new Error("The timeout is out of range.");
      return createDetector(later);
    },
    Model: {
      BR: "br",
      CL: "cl",
      CO: "colombia",
      EU_GENERAL: "eu_general",
      KZ: "kz",
      MX: "mx",
      PE: "pe",
      PH: "ph",
      RU: "ru",
      US: "us",
    },
    Events: {
      DetectionComplete: "AMD.Events.DetectionComplete",
      DetectionError: "AMD.Events.DetectionError",
    },
    ResultClass: { VOICEMAIL: "VOICEMAIL", CALL_ENDED: "CALL_ENDED" },
  };
}

function createDetector(later: (run: () => void, afterMs: number) => unknown): FakeDetector {
  const listeners = createListeners(() => undefined);
  let isDone = false;
  const tell = (resultClass: string) => {
    if (!isDone) listeners.tell("AMD.Events.DetectionComplete", { resultClass });
    isDone = true;
  };
  return {
    addEventListener: listeners.add,
    hear({ addEventListener, phone }) {
      addEventListener("Call.Connected", () =>
        later(() => tell(isMachine(phone.number) ? "VOICEMAIL" : "HUMAN"), VERDICT_MS),
      );
      for (const event of ["Call.Disconnected", "Call.Failed"])
        addEventListener(event, () => tell("CALL_ENDED"));
    },
  };
}
