import type { Clock } from "@/server/platform/clock";
import type { StreamState, TelephonyEvent } from "../port";
import type { AriClient } from "./ari-client";
import { createArrivals } from "./arrivals";
import { createBoundedMap } from "./bounded-map";
import { openEventSocket } from "./event-socket";
import { factsOf, lostLeg, readAriEvent } from "./events";
import { argsWithin, callThatComesIn, isNamedByAsterisk } from "./incoming";
import { legsOf } from "./leg-bridge";
import { listLive, snapshotsOf } from "./live-legs";
import { createOutlet } from "./outlet";
import { type AsteriskSettings, ariEventSchema, type Channel, EVENTS_READ } from "./schema";
import { endSupervision } from "./supervise";
import { isSnoop } from "./supervision-ids";
import type { TakenLegs } from "./taken-legs";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
/** A bridge is made a moment before its legs are put in. */
const EMPTY_BRIDGE_MS = 60_000;
const LEGS_WATCHED = 20_000;

export interface StreamTools {
  settings: AsteriskSettings;
  ari: AriClient;
  clock: Clock;
  taken: TakenLegs;
  onEvents: (events: TelephonyEvent[]) => Promise<void>;
  onConnection: (state: StreamState) => void;
}

/**
 * Listens to Asterisk, and goes on listening: what was said while nobody listened is lost at Asterisk's, so that each
 * time it connects it looks at what lives there, and tells that. @returns what ends it
 */
export function streamFrom({ settings, ari, clock, taken, onEvents, onConnection }: StreamTools): () => void {
  const watched = createBoundedMap<true>(LEGS_WATCHED);
  const outlet = createOutlet(async (events) => {
    const news = await taken.asNewsOfLegs(events);
    if (news.length > 0) await onEvents(news);
  });
  let closeSocket = () => {};
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let isStopped = false;

  const tell = (events: TelephonyEvent[]) => {
    for (const { legId, type } of events) {
      if (type === "ended" || type === "failed") watched.delete(legId);
      else watched.set(legId, true);
    }
    outlet.push(events);
  };
  const arrivals = createArrivals(ari, clock, tell);

  const onEvent = (raw: unknown) => {
    const event = ariEventSchema.safeParse(raw);
    // Asterisk tells more than we asked for, more with each version; what we do not know is none of ours.
    if (!event.success) return;
    if (event.data.type === "ApplicationReplaced") return giveWay();
    if ("channel" in event.data && event.data.channel && isSnoop(event.data.channel.id)) return;
    if (event.data.type === "ChannelLeftBridge") void removeEmpty(event.data.bridge);
    if (event.data.type === "StasisStart") arrivals.receive(event.data);
    else tell(readAriEvent(event.data));
  };

  const removeEmpty = async ({ id, channels }: { id: string; channels: string[] }) => {
    await endSupervision(ari, { id, channels });
    if (channels.length > 0 || !legsOf(id)) return;
    // Left standing it costs nothing but memory; the next connection clears up.
    await ari("DELETE", `/bridges/${encodeURIComponent(id)}`).catch(() => undefined);
  };

  /** Somebody else listens to our application now: to connect again would take it away from them, and so on. */
  const giveWay = () => {
    isStopped = true;
    closeSocket();
    onConnection("taken");
  };

  const connect = () => {
    let isOpen = false;
    closeSocket = openEventSocket(settings, {
      onEvent,
      async onOpen() {
        try {
          await askForEvents(ari, settings.application);
          await catchUp();
          if (isStopped) return;
          isOpen = true;
          pauseMs = FIRST_PAUSE_MS;
          onConnection("open");
        } catch {
          // Half a connection is none: it is closed, and made anew after the pause.
          closeSocket();
        }
      },
      onClose() {
        if (isStopped) return;
        if (isOpen) onConnection("lost");
        timer = setTimeout(connect, pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      },
    });
  };

  const catchUp = async () => {
    const before = watched.keys();
    const { channels, bridges } = await listLive(ari);
    const now = clock.now();
    const ours = channels.filter(isOurs);
    const living = new Set(ours.map(({ id }) => id));
    tell([
      ...ours.flatMap((channel) => callThatComesIn(channel, argsOf(channel), now) ?? []),
      ...factsOf(snapshotsOf(ours, bridges), now).filter(
        ({ type, legId }) => type !== "answered" || !arrivals.isBusyWith(legId),
      ),
      ...before.filter((legId) => !living.has(legId)).map((legId) => lostLeg(legId, now)),
    ]);
    for (const bridge of bridges)
      if (Date.parse(bridge.creationtime) < now - EMPTY_BRIDGE_MS) await removeEmpty(bridge);
  };

  const argsOf = (channel: Channel) => argsWithin(settings.application, channel) ?? [];

  /** Others' channels live there too, and some that called us and have gone on in the dialplan. */
  const isOurs = (channel: Channel) =>
    !isNamedByAsterisk(channel.id) || argsWithin(settings.application, channel) !== null;

  connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    closeSocket();
    outlet.close();
  };
}

/** The filter belongs to the application, which Asterisk may have forgotten with the last connection. */
async function askForEvents(ari: AriClient, application: string): Promise<void> {
  await ari("PUT", `/applications/${encodeURIComponent(application)}/eventFilter`, {
    body: { allowed: EVENTS_READ.map((type) => ({ type })) },
  });
}
