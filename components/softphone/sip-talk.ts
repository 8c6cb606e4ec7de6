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

/** What is used of JsSIP's call. */
type Session = Pick<
  RTCSession,
  "id" | "on" | "isEnded" | "isEstablished" | "answer" | "terminate" | "mute" | "unmute"
> & { connection: Pick<RTCPeerConnection, "getSenders"> };

/** One incoming call. `onChange` is told everything that the page shows of it; null: it is over. */
export function takeSipTalk(
  session: Session,
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
  let isOver = false;
  let isReplaced: Promise<void> = Promise.resolve();
  const speaker = new Audio();
  speaker.autoplay = true;
  const change = (part: Partial<Talk>) => {
    // Whatever was under way when it ended must not bring it back.
    if (isOver) return;
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
    isOver = true;
    close(talk.own);
    speaker.srcObject = null;
    onChange(null);
  };

  /** Where the new one gives no sound, the old one stays. */
  const replaceMicrophone = async (deviceId: string): Promise<void> => {
    const own = await openMicrophone(deviceId).catch(() => null);
    const track = own?.getAudioTracks()[0];
    const sender = isOver ? undefined : senderOf(session);
    if (!track || !sender) return close(own);
    track.enabled = !talk.isMuted;
    const isSent = await sender.replaceTrack(track).then(
      () => !isOver,
      () => false,
    );
    if (!isSent) return close(own);
    // Muting meanwhile reached the old one.
    track.enabled = !talk.isMuted;
    close(talk.own);
    change({ own });
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
        if (isOver) return close(own);
        change({ own });
        const pcConfig = { iceServers: await iceServers };
        if (!isOver) session.answer({ mediaStream: own, pcConfig });
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
      // One after the other: two at once would leave one of them open for good.
      if (next.microphone !== before.microphone && talk.own)
        isReplaced = isReplaced.then(() => replaceMicrophone(next.microphone));
    },
    playAloud: play,
  };
}

const senderOf = (session: Session): RTCRtpSender | undefined =>
  session.connection.getSenders().find((one) => one.track?.kind === "audio");

/** Where a browser lets pages choose. A device that is gone leaves the sound where it was. */
export async function speakThrough(element: HTMLAudioElement, deviceId: string): Promise<void> {
  if ("setSinkId" in element) await element.setSinkId(deviceId).catch(() => undefined);
}
