import WebSocket from "ws";
import { authorizationOf } from "./ari-client";
import type { AsteriskSettings } from "./schema";

/** A connection that says nothing for so long, not even that it is there, is dead. */
const HEARTBEAT_MS = 4_000;

interface Listener {
  onOpen(): void;
  onEvent(event: unknown): void;
  /** Once, however it ended. */
  onClose(): void;
}

/** One connection to Asterisk's events. @returns what ends it */
export function openEventSocket(settings: AsteriskSettings, listener: Listener): () => void {
  const url = new URL(`${settings.url.replace(/^http/, "ws")}/ari/events`);
  url.searchParams.set("app", settings.application);
  const socket = new WebSocket(url, {
    headers: { authorization: authorizationOf(settings) },
    handshakeTimeout: HEARTBEAT_MS,
    followRedirects: false,
  });
  let isHeard = true;
  const heartbeat = setInterval(() => {
    if (!isHeard) return socket.terminate();
    isHeard = false;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, HEARTBEAT_MS);
  heartbeat.unref();
  socket.on("pong", () => (isHeard = true));
  socket.on("open", () => listener.onOpen());
  socket.on("message", (data) => {
    isHeard = true;
    listener.onEvent(parse(String(data)));
  });
  // Always followed by "close", which is what counts.
  socket.on("error", () => undefined);
  socket.once("close", () => {
    clearInterval(heartbeat);
    listener.onClose();
  });
  return () => socket.terminate();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
