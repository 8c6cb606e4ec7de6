import type { FakePhoneCall } from "./fake-phone-call";

/** As much of a channel, a bridge and a playback as Asterisk 22 tells of them. */
export interface Channel {
  id: string;
  number: string;
  app: string;
  args: string[];
  state: "Down" | "Ring" | "Ringing" | "Up";
  inStasis: boolean;
  bridgeId: string | null;
  variables: Map<string, string>;
  playback: Playback | null;
  timer: NodeJS.Timeout | undefined;
  phone: FakePhoneCall;
  /** Of somebody who called: of the end of such a channel nobody is told, only that it has left the application. */
  isIncoming: boolean;
  /** It hears another channel, and may speak into it: "out" to whom that channel is, "both" to whoever it talks with too. */
  snoop?: { of: string; whisper: string };
}

/** What a channel is when it begins, with what tells it from others. */
export const freshChannel = (
  given: Omit<Channel, "bridgeId" | "variables" | "playback" | "timer">,
): Channel => ({ ...given, bridgeId: null, variables: new Map(), playback: null, timer: undefined });

export interface Playback {
  id: string;
  timer: NodeJS.Timeout;
  /** Resolves when it is over: until then the channel does nothing else. */
  over: Promise<void>;
  end(): void;
}

export interface Bridge {
  id: string;
  channels: string[];
  creationtime: string;
}
