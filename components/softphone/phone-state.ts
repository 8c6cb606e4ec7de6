/** What the browser's phone is doing, as the page shows it. */
export interface PhoneState {
  line: Line;
  /** The call on it; one at a time. */
  talk: Talk | null;
}

export type Line =
  | { kind: "off" }
  | { kind: "connecting" }
  /** It can be rung. */
  | { kind: "ready" }
  /** The connection broke; it is made anew by itself. */
  | { kind: "reconnecting" }
  /** Another tab of this browser has the phone. */
  | { kind: "other-tab" }
  /** Another browser has it. */
  | { kind: "other-browser" }
  | { kind: "no-microphone"; problem: MicrophoneProblem }
  /** The server says no; asked again only when somebody wants it. */
  | { kind: "refused"; sentence: string };

export type MicrophoneProblem =
  /** The person, or the browser's settings, said no. */
  | "denied"
  | "none"
  /** Another program has it, or the system does not give it. */
  | "busy"
  /** The page is neither on https nor on this machine: browsers give it no microphone. */
  | "insecure";

export interface Talk {
  id: string;
  phase: "ringing" | "answering" | "up";
  isMuted: boolean;
  /** Why it could not be answered. */
  problem: MicrophoneProblem | null;
  /** The browser plays no sound before the page is touched. */
  needsTouch: boolean;
  own: MediaStream | null;
  theirs: MediaStream | null;
}

/** Which devices to use, by the browser's ids; "": the system's choice. */
export interface Devices {
  microphone: string;
  speaker: string;
  ringer: string;
}

export const OFF: PhoneState = { line: { kind: "off" }, talk: null };
