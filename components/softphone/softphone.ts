import type { RTCSession } from "jssip/lib/RTCSession";
import { close, MicrophoneError, openMicrophone } from "./microphone";
import { holdOneTab, type TabHold } from "./one-tab";
import { type Devices, type Line, OFF, type PhoneState } from "./phone-state";
import { type Access, openSipLine, type SipLine } from "./sip-line";
import { type SipTalk, takeSipTalk } from "./sip-talk";

/** The server's part: server/browser-phones. */
export interface PhoneServer {
  open(takeOver: boolean): Promise<Opened>;
  /** Who has the phone, and whether the exchange can ring it. Rejects where the server does not answer. */
  check(): Promise<{ heldBy: "you" | "other" | "nobody"; isReachable: boolean }>;
  /** For a call that rings now. */
  iceServers(): Promise<RTCIceServer[]>;
  leave(): Promise<void>;
}

export type Opened =
  | { kind: "access"; access: Access }
  /** Another browser has it. */
  | { kind: "held" }
  /** The server, or the exchange behind it, does not answer now. */
  | { kind: "away" }
  | { kind: "refused"; sentence: string };

export interface SoftphoneOptions {
  /** One phone an operator: tabs of the same browser agree by this name. */
  name: string;
  server: PhoneServer;
  devices: Devices;
}

export type Softphone = ReturnType<typeof createSoftphone>;

const TRY_AGAIN_MS = 3_000;
/** What the exchange says of a registration may be a moment late. */
const LOOK_AGAIN_MS = 1_000;
const BUSY_HERE = 486;

/** The phone of an operator in this browser: at most one tab of it is registered, and takes one call at a time. */
export function createSoftphone({ name, server, ...given }: SoftphoneOptions) {
  const listeners = new Set<() => void>();
  let state: PhoneState = OFF;
  let devices = given.devices;
  let tab: TabHold | null = null;
  let sip: SipLine | null = null;
  let talk: SipTalk | null = null;
  let answersAtOnce = false;
  let isOldLine: () => boolean = () => true;
  /** Raised whenever what is under way is to be forgotten. */
  let round = 0;

  function change(part: Partial<PhoneState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }
  const setLine = (line: Line) => change({ line });

  function disconnect(): void {
    round += 1;
    talk?.hangUp();
    sip?.close();
    sip = null;
  }

  async function connect(takeOver: boolean): Promise<void> {
    disconnect();
    const mine = round;
    const isOld = () => mine !== round;
    isOldLine = isOld;
    setLine({ kind: state.line.kind === "reconnecting" ? "reconnecting" : "connecting" });
    try {
      // Whoever cannot speak is not rung: the browser asks for the microphone before the exchange knows of us.
      close(await openMicrophone(devices.microphone));
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      if (!isOld()) setLine({ kind: "no-microphone", problem: error.problem });
      return;
    }
    if (isOld()) return;
    const opened = await server.open(takeOver);
    if (isOld()) return;
    if (opened.kind === "held") return setLine({ kind: "other-browser" });
    if (opened.kind === "refused") return setLine(opened);
    if (opened.kind === "away") return again(isOld);
    const line = await openSipLine(opened.access, {
      onRegistered: () => void confirm(isOld),
      onLost: () => !isOld() && setLine({ kind: "reconnecting" }),
      onRefused: () => void findOut(isOld),
      onCall: (session) => take(session),
    }).catch(() => null);
    if (isOld()) line?.close();
    // Its code did not arrive: the connection broke just then, or a new version is being put up.
    else if (line === null) again(isOld);
    else sip = line;
  }

  function again(isOld: () => boolean): void {
    setLine({ kind: "reconnecting" });
    setTimeout(() => !isOld() && void connect(false), TRY_AGAIN_MS);
  }

  /** Registered, says the exchange; ready only once the server has seen it, since by that we are rung. */
  async function confirm(isOld: () => boolean): Promise<void> {
    const seen = await server.check().catch(() => null);
    if (isOld()) return;
    if (seen?.heldBy === "other") return lose();
    if (seen?.isReachable) return setLine({ kind: "ready" });
    setTimeout(() => !isOld() && void confirm(isOld), LOOK_AGAIN_MS);
  }

  /** Another browser has the phone now, or the exchange has forgotten us: it may have been started anew. */
  async function findOut(isOld: () => boolean): Promise<void> {
    const seen = await server.check().catch(() => null);
    if (isOld()) return;
    if (seen?.heldBy === "other") lose();
    else again(isOld);
  }

  function lose(): void {
    disconnect();
    setLine({ kind: "other-browser" });
  }

  function take(session: RTCSession): void {
    if (talk) return session.terminate({ status_code: BUSY_HERE });
    const mine = takeSipTalk(session, { devices, iceServers: server.iceServers() }, (shown) => {
      if (shown === null) talk = null;
      change({ talk: shown });
    });
    talk = mine;
    if (answersAtOnce) void mine.answer();
  }

  function stop(): void {
    disconnect();
    tab?.release();
    tab = null;
    change(OFF);
  }

  return {
    getState: (): PhoneState => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Wants to be rung from now on. */
    start(): void {
      tab ??= holdOneTab(name, {
        // The same browser: the server knows it, and nobody has to be asked.
        onHeld: () => void connect(false),
        onElsewhere() {
          disconnect();
          setLine({ kind: "other-tab" });
        },
      });
    },
    /** Somebody else may have it by now. */
    recheck(): void {
      if (state.line.kind === "ready") void confirm(isOldLine);
    },
    /** After somebody has mended what was wrong. */
    tryAgain: () => void connect(false),
    /** From wherever it is: another tab, another browser. */
    takeOver(): void {
      if (state.line.kind === "other-tab") tab?.takeOver();
      else void connect(true);
    },
    stop,
    /** For good: the password is good no longer. */
    async leave(): Promise<void> {
      stop();
      await server.leave();
    },
    answer: () => void talk?.answer(),
    hangUp: () => talk?.hangUp(),
    setMuted: (isMuted: boolean) => talk?.setMuted(isMuted),
    press: (key: string) => talk?.press(key),
    playAloud: () => talk?.playAloud(),
    use(next: Devices): void {
      devices = next;
      talk?.use(next);
    },
    answerAtOnce(isWanted: boolean): void {
      answersAtOnce = isWanted;
    },
  };
}
