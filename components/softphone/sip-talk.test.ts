import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Talk } from "./phone-state";
import { takeSipTalk } from "./sip-talk";

const DEVICES = { microphone: "", speaker: "", ringer: "" };
const getUserMedia = vi.fn();

beforeEach(() => {
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
  vi.stubGlobal("Audio", vi.fn());
});
afterEach(() => {
  vi.unstubAllGlobals();
  getUserMedia.mockReset();
});

/** A promise that is kept, or not, when the test says so. */
function later<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Value>((kept, broken) => {
    resolve = kept;
    reject = broken;
  });
  return { promise, resolve, reject };
}

/** A microphone's sound, as far as it is used here. */
function sound() {
  const track = { kind: "audio", enabled: true, stop: vi.fn() };
  return { track, getTracks: () => [track], getAudioTracks: () => [track] };
}

/** A call that rings, with what the page shows of it. */
function rung(iceServers: Promise<RTCIceServer[]> = Promise.resolve([])) {
  const on = vi.fn();
  const replaceTrack = vi.fn().mockResolvedValue(undefined);
  const session = {
    id: "a call",
    on,
    isEnded: vi.fn(),
    isEstablished: vi.fn(),
    answer: vi.fn(),
    terminate: vi.fn(),
    mute: vi.fn(),
    unmute: vi.fn(),
    connection: { getSenders: vi.fn().mockReturnValue([{ track: { kind: "audio" }, replaceTrack }]) },
  };
  const shown: (Talk | null)[] = [];
  const talk = takeSipTalk(session, { devices: DEVICES, iceServers }, (next) => shown.push(next));
  const end = () => {
    for (const [name, listener] of on.mock.calls) if (name === "failed") listener();
  };
  return { talk, session, replaceTrack, end, shownLast: () => shown.at(-1) };
}

it("rings no more once the caller has given up, whatever the browser says of the microphone then", async () => {
  const asked = later();
  getUserMedia.mockReturnValue(asked.promise);
  const { talk, end, shownLast } = rung();
  const answered = talk.answer();
  end();
  asked.reject(new DOMException("Permission dismissed", "NotAllowedError"));
  await answered;
  expect(shownLast()).toBeNull();
});

it("does not pick up a call that ended while servers were asked for, and closes the microphone", async () => {
  const own = sound();
  getUserMedia.mockResolvedValue(own);
  const servers = later<RTCIceServer[]>();
  const { talk, session, end } = rung(servers.promise);
  const answered = talk.answer();
  await vi.waitFor(() => expect(getUserMedia).toHaveBeenCalled());
  await Promise.resolve();
  end();
  servers.resolve([]);
  await answered;
  expect(session.answer).not.toHaveBeenCalled();
  expect(own.track.stop).toHaveBeenCalled();
});

it("closes a microphone that opens only after the talk it was chosen in", async () => {
  const late = sound();
  const opening = later();
  getUserMedia.mockResolvedValueOnce(sound()).mockReturnValueOnce(opening.promise);
  const { talk, end, shownLast } = rung();
  await talk.answer();
  talk.use({ ...DEVICES, microphone: "headset" });
  await vi.waitFor(() => expect(getUserMedia).toHaveBeenCalledTimes(2));
  end();
  opening.resolve(late);
  await vi.waitFor(() => expect(late.track.stop).toHaveBeenCalled());
  expect(shownLast()).toBeNull();
});

it("leaves one microphone open after two changes in a row, and muted where the talk is", async () => {
  const sounds = [sound(), sound(), sound()];
  for (const one of sounds) getUserMedia.mockResolvedValueOnce(one);
  const { talk, replaceTrack } = rung();
  await talk.answer();
  talk.use({ ...DEVICES, microphone: "headset" });
  talk.use({ ...DEVICES, microphone: "table" });
  talk.setMuted(true);
  await vi.waitFor(() => expect(replaceTrack).toHaveBeenCalledTimes(2));
  await vi.waitFor(() => expect(sounds.map(({ track }) => track.stop.mock.calls.length)).toEqual([1, 1, 0]));
  expect(sounds[2]?.track.enabled).toBe(false);
});
