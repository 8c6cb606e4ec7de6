import type { VoxCall, VoxPlayer } from "../../../telephony/voximplant/scenario/voxengine";
import { createListeners } from "./listeners";
import type { PhoneCall, Phones } from "./phones";

export type FakeCall = VoxCall & { phone: PhoneCall };
export type FakePlayer = VoxPlayer & { isFake: true };
type Later = (run: () => void, afterMs: number) => unknown;

/** So long a text takes to be spoken, ms a character. */
const SPEECH_MS = 60;

export function createVoxCall(
  number: string,
  later: Later,
  onChange: () => void,
  onError: (error: unknown) => void,
): FakeCall {
  const listeners = createListeners(onError);
  const move = (
    from: PhoneCall["state"][],
    to: PhoneCall["state"],
    event: string,
    told: object = {},
  ): void => {
    if (!from.includes(phone.state)) return;
    phone.state = to;
    listeners.tell(event, told);
    onChange();
  };
  const phone: PhoneCall = {
    number,
    state: "placed",
    tonesHandled: false,
    heard: "",
    sounds: [],
    ring: () => move(["placed"], "ringing", "Call.Ringing"),
    connect: () => move(["placed", "ringing"], "up", "Call.Connected"),
    fail: (code) => move(["placed", "ringing"], "down", "Call.Failed", { code }),
    disconnect: () => move(["up"], "down", "Call.Disconnected"),
    press(tone) {
      if (phone.state === "up" && phone.tonesHandled) listeners.tell("Call.ToneReceived", { tone });
    },
  };
  return {
    phone,
    addEventListener: listeners.add,
    // One of the two does nothing, by the state.
    hangup: () =>
      void later(() => {
        phone.fail(487);
        phone.disconnect();
      }, 20),
    playProgressTone(country) {
      phone.sounds.push(`ringing as in ${country}`);
    },
    sendDigits(digits) {
      if (phone.state !== "up") throw new Error("The call is not connected.");
      phone.heard += digits;
    },
    handleTones(isOn) {
      phone.tonesHandled = isOn;
    },
  };
}

export function createVoxPlayer(text: string, later: Later, phones: Phones, onStop: () => void): FakePlayer {
  const listeners = createListeners(() => undefined);
  let isStopped = false;
  return {
    isFake: true,
    addEventListener: listeners.add,
    sendMediaTo(call) {
      phones.hear((call as FakeCall).phone, text);
      later(() => !isStopped && listeners.tell("Player.PlaybackFinished", {}), text.length * SPEECH_MS);
    },
    stop() {
      if (isStopped) throw new Error("The player was destroyed.");
      isStopped = true;
      onStop();
    },
  };
}
