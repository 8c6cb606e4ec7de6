import { randomUUID } from "node:crypto";
import type { VoxCall, VoxConference, VoxPlayer } from "../../../telephony/voximplant/scenario/voxengine";
import { createListeners } from "./listeners";
import type { PhoneCall, Phones } from "./phones";

export type FakeCall = VoxCall & { phone: PhoneCall };
export type FakeConference = VoxConference & { speakers: Set<PhoneCall> };

/** Who hears what, by what each phone receives: one stream, which a conference makes of many. */
const received = new WeakMap<PhoneCall, PhoneCall | FakeConference>();

export function hears(listener: PhoneCall, speaker: PhoneCall): boolean {
  const source = received.get(listener);
  return source !== undefined && ("speakers" in source ? source.speakers.has(speaker) : source === speaker);
}

export function createVoxConference(): FakeConference {
  const speakers = new Set<PhoneCall>();
  const listeners = new Set<PhoneCall>();
  const conference: FakeConference = {
    speakers,
    sendMediaTo(call) {
      const { phone } = call as FakeCall;
      listeners.add(phone);
      received.set(phone, conference);
    },
    stop() {
      for (const phone of listeners) if (received.get(phone) === conference) received.delete(phone);
    },
  };
  return conference;
}
export type FakePlayer = VoxPlayer & { isFake: true };
type Later = (run: () => void, afterMs: number) => unknown;

/** So long a text takes to be spoken, ms a character. */
const SPEECH_MS = 60;
/** And every sound. */
const SOUND_MS = 1_000;

interface CallParts {
  number: string;
  isIncoming: boolean;
  later: Later;
  onChange: () => void;
  onError: (error: unknown) => void;
  recordUrl: (id: string) => string;
}

export function createVoxCall({
  number,
  isIncoming,
  later,
  onChange,
  onError,
  recordUrl,
}: CallParts): FakeCall {
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
    if (to === "down" && phone.record) later(() => tellRecorded(), 500);
  };
  const tellRecorded = () => {
    if (!phone.record) return;
    const { id, startedAt } = phone.record;
    const duration = Math.ceil((Date.now() - startedAt) / 1_000);
    listeners.tell("Call.RecordStopped", { url: recordUrl(id), cost: "0.01", duration });
  };
  const phone: PhoneCall = {
    number,
    state: isIncoming ? "ringing" : "placed",
    tonesHandled: false,
    heard: "",
    sounds: [],
    record: null,
    ring: () => move(["placed"], "ringing", "Call.Ringing"),
    playEarly: () => listeners.tell("Call.AudioStarted", {}),
    connect() {
      move(["placed", "ringing"], "up", "Call.Connected");
      listeners.tell("Call.AudioStarted", {});
    },
    fail: (code) => move(["placed", "ringing"], "down", "Call.Failed", { code }),
    disconnect: () => move(isIncoming ? ["ringing", "up"] : ["up"], "down", "Call.Disconnected"),
    press(tone) {
      if (phone.state === "up" && phone.tonesHandled) listeners.tell("Call.ToneReceived", { tone });
    },
  };
  const onlyIncoming = (does: () => void) => () => {
    if (!isIncoming || phone.state !== "ringing") throw new Error("No call that comes in waits.");
    does();
  };
  return {
    phone,
    addEventListener: listeners.add,
    sendMediaTo(unit) {
      if (phone.state !== "up") throw new Error("The call is not connected.");
      if ("speakers" in unit) (unit as FakeConference).speakers.add(phone);
      else received.set((unit as FakeCall).phone, phone);
    },
    stopMediaTo(unit) {
      if ("speakers" in unit) (unit as FakeConference).speakers.delete(phone);
      else if (received.get((unit as FakeCall).phone) === phone) received.delete((unit as FakeCall).phone);
    },
    answer: onlyIncoming(() => void later(phone.connect, 20)),
    reject: onlyIncoming(() => phone.disconnect()),
    ring: onlyIncoming(() => undefined),
    record() {
      if (phone.state !== "up") throw new Error("The call is not connected.");
      phone.record ??= { id: randomUUID(), startedAt: Date.now() };
      listeners.tell("Call.RecordStarted", { url: recordUrl(phone.record.id) });
    },
    // One of the two does nothing, by the state.
    hangup: () =>
      void later(() => {
        if (!isIncoming) phone.fail(487);
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
      if (phone.state === "down") throw new Error("The call is over.");
      phone.tonesHandled = isOn;
    },
  };
}

/** A text, or a sound that is fetched. */
export type Playable = { text: string } | { url: string };

export function createVoxPlayer(
  what: Playable,
  later: Later,
  phones: Phones,
  onStop: () => void,
): FakePlayer {
  const listeners = createListeners(() => undefined);
  let isStopped = false;
  const tell = (event: string) => !isStopped && listeners.tell(event, {});
  async function play(phone: PhoneCall): Promise<void> {
    if ("text" in what) {
      phones.hear(phone, what.text);
      later(() => tell("Player.PlaybackFinished"), what.text.length * SPEECH_MS);
      return;
    }
    const isThere = await fetch(what.url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!isThere) return void tell("Player.Error");
    phones.hear(phone, `the sound at ${what.url}`);
    later(() => tell("Player.PlaybackFinished"), SOUND_MS);
  }
  return {
    isFake: true,
    addEventListener: listeners.add,
    sendMediaTo: (call) => void play((call as FakeCall).phone),
    stop() {
      if (isStopped) throw new Error("The player was destroyed.");
      isStopped = true;
      onStop();
    },
  };
}
