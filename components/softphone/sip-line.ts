import type { UA } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";

/** With which a browser registers; the password is kept in memory alone. */
export interface Access {
  webSocketUrl: string;
  uri: string;
  password: string;
}

export interface LineListener {
  onRegistered(): void;
  /** The connection broke; it is being made anew. */
  onLost(): void;
  /** The exchange does not know this password (any more). */
  onRefused(): void;
  onCall(session: RTCSession): void;
}

export interface SipLine {
  /** Unregisters and hangs up. */
  close(): void;
}

/** Short, so that whoever leaves without a word is soon known to have left. */
const REGISTERED_SECONDS = 120;
const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 10;

/** Registers at the exchange, and stays registered. JsSIP is loaded here and nowhere else: only operators carry it. */
export async function openSipLine(access: Access, listener: LineListener): Promise<SipLine> {
  const { UA: UserAgent, WebSocketInterface } = await import("jssip");
  const ua: UA = new UserAgent({
    sockets: [new WebSocketInterface(access.webSocketUrl)],
    uri: access.uri,
    password: access.password,
    register: true,
    register_expires: REGISTERED_SECONDS,
    session_timers: false,
    connection_recovery_min_interval: FIRST_PAUSE_SECONDS,
    connection_recovery_max_interval: LONGEST_PAUSE_SECONDS,
    user_agent: "Perezvon",
  });
  let isClosed = false;
  ua.on("registered", () => !isClosed && listener.onRegistered());
  ua.on("disconnected", () => !isClosed && listener.onLost());
  ua.on("registrationFailed", ({ response }) => {
    if (isClosed) return;
    // Without an answer the connection broke, and registering is tried again with the next one.
    if (response) listener.onRefused();
    else listener.onLost();
  });
  ua.on("newRTCSession", ({ session }: { session: RTCSession }) => {
    // Nobody is called from here.
    if (session.direction === "incoming") listener.onCall(session);
  });
  ua.start();
  return {
    close(): void {
      isClosed = true;
      ua.stop();
    },
  };
}
