import type { MicrophoneProblem } from "./phone-state";

export class MicrophoneError extends Error {
  constructor(
    readonly problem: MicrophoneProblem,
    cause?: unknown,
  ) {
    super(`No microphone: ${problem}.`, { cause });
    this.name = "MicrophoneError";
  }
}

/**
 * The microphone's sound. A device that was chosen and is gone is replaced by the system's choice: a call must not fail
 * over a headset that was unplugged.
 * @throws MicrophoneError
 */
export async function openMicrophone(deviceId: string): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new MicrophoneError("insecure");
  const wanted = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: deviceId ? { ...wanted, deviceId: { ideal: deviceId } } : wanted,
    });
  } catch (error) {
    throw new MicrophoneError(problemOf(error), error);
  }
}

function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "none" : "busy";
}

export function close(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
