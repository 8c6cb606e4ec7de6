import type { RTCSession } from "jssip/lib/RTCSession";
import { createGathering, inTime } from "./ice";
import { close, MicrophoneError, openMicrophone } from "./microphone";
import type { Devices, Talk } from "./phone-state";

export interface SipTalk {
  answer(): Promise<void>;
  hangUp(): void;
  setMuted(isMuted: boolean): void;
  /** One of 0-9 * #. */
  press(key: string): void;
  /** Other devices, in the middle of the call too. */
  use(devices: Devices): void;
  /** After the page was touched. */
  playAloud(): void;
}

/** SIP 603: the next operator is asked at once. */
const DECLINE = 603;
const KEY_MS = 120;

/** One incoming call. `onChange` is told everything that the page shows of it; null: it is over. */
export function takeSipTalk(
  session: RTCSession,
  given: { devices: Devices; iceServers: Promise<RTCIceServer[]> },
  onChange: (talk: Talk | null) => void,
): SipTalk {
  let { devices } = given;
  const iceServers = inTime(given.iceServers);
  let talk: Talk = {
    id: session.id,
    phase: "ringing",
    isMuted: false,
    problem: null,
    needsTouch: false,
    own: null,
    theirs: null,
  };
  const speaker = new Audio();
  speaker.autoplay = true;
  const change = (part: Partial<Talk>) => {
    talk = { ...talk, ...part };
    onChange(talk);
  };
  const play = () =>
    void speaker.play().then(
      () => talk.needsTouch && change({ needsTouch: false }),
      (error: unknown) =>
        error instanceof DOMException && error.name === "NotAllowedError" && change({ needsTouch: true }),
    );
  const end = () => {
    close(talk.own);
    speaker.srcObject = null;
    onChange(null);
  };

  session.on("peerconnection", ({ peerconnection }) => {
    peerconnection.addEventListener("track", ({ track, streams: [stream] }) => {
      const theirs = stream ?? new MediaStream([track]);
      speaker.srcObject = theirs;
      void speakThrough(speaker, devices.speaker);
      play();
      change({ theirs });
    });
  });
  session.on("icecandidate", createGathering());
  session.on("confirmed", () => change({ phase: "up" }));
  session.on("ended", end);
  session.on("failed", end);
  onChange(talk);

  return {
    async answer(): Promise<void> {
      if (talk.phase !== "ringing") return;
      change({ phase: "answering", problem: null });
      try {
        const own = await openMicrophone(devices.microphone);
        // The caller may have given up meanwhile.
        if (session.isEnded()) return close(own);
        change({ own });
        session.answer({ mediaStream: own, pcConfig: { iceServers: await iceServers } });
      } catch (error) {
        if (!(error instanceof MicrophoneError)) throw error;
        change({ phase: "ringing", problem: error.problem });
      }
    },
    hangUp(): void {
      if (session.isEnded()) return;
      if (session.isEstablished()) session.terminate();
      else session.terminate({ status_code: DECLINE });
    },
    setMuted(isMuted): void {
      if (isMuted) session.mute({ audio: true });
      else session.unmute({ audio: true });
      change({ isMuted });
    },
    press: (key) => {
      // In the sound (RFC 4733), as telephones do.
      if (session.isEstablished()) senderOf(session)?.dtmf?.insertDTMF(key, KEY_MS);
    },
    use(next): void {
      const before = devices;
      devices = next;
      if (next.speaker !== before.speaker) void speakThrough(speaker, next.speaker);
      if (next.microphone !== before.microphone && talk.own)
        void replaceMicrophone(session, next.microphone, talk).then((own) => own && change({ own }));
    },
    playAloud: play,
  };
}

const senderOf = (session: RTCSession): RTCRtpSender | undefined =>
  session.connection.getSenders().find((one) => one.track?.kind === "audio");

/** Where a browser lets pages choose. A device that is gone leaves the sound where it was. */
export async function speakThrough(element: HTMLAudioElement, deviceId: string): Promise<void> {
  if ("setSinkId" in element) await element.setSinkId(deviceId).catch(() => undefined);
}

/** @returns the new sound; null where there is none, and the old one stays */
async function replaceMicrophone(
  session: RTCSession,
  deviceId: string,
  { own: old, isMuted }: Talk,
): Promise<MediaStream | null> {
  const own = await openMicrophone(deviceId).catch(() => null);
  const track = own?.getAudioTracks()[0];
  const sender = senderOf(session);
  if (!track || !sender) return null;
  track.enabled = !isMuted;
  await sender.replaceTrack(track);
  close(old);
  return own;
}
