import type { Clock } from "@/server/platform/clock";
import type { StreamState, TelephonyEvent } from "../port";
import type { AriClient } from "./ari-client";
import { createArrivals } from "./arrivals";
import { createBoundedMap } from "./bounded-map";
import { createCatchUp, removeEmpty } from "./catch-up";
import { openEventSocket } from "./event-socket";
import { createEventTimes } from "./event-times";
import { isPickedUp, readAriEvent } from "./events";
import type { LegBook } from "./leg-book";
import { createOutlet } from "./outlet";
import { type AsteriskSettings, ariEventSchema, EVENTS_READ } from "./schema";
import { isSnoop } from "./supervision-ids";
import type { UpLegs } from "./up-legs";

const FIRST_PAUSE_MS = 250;
/** Somebody may have answered meanwhile, and wait: see below. */
const LONGEST_PAUSE_MS = 1_000;
const LEGS_WATCHED = 20_000;

export interface StreamTools {
  settings: AsteriskSettings;
  ari: AriClient;
  clock: Clock;
  book: LegBook;
  up: UpLegs;
  onEvents: (events: TelephonyEvent[]) => Promise<void>;
  onConnection: (state: StreamState) => void;
}

/**
 * Listens to Asterisk, and goes on listening: what was said while nobody listened is lost at Asterisk's, so that each
 * time it connects it looks at what lives there, and tells that. @returns what ends it
 */
export function streamFrom({
  settings,
  ari,
  clock,
  book,
  up,
  onEvents,
  onConnection,
}: StreamTools): () => void {
  const timeOf = createEventTimes(clock);
  const watched = createBoundedMap<true>(LEGS_WATCHED);
  const outlet = createOutlet(async (events) => {
    const news = await book.asNewsOfLegs(events);
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
      if (type === "answered") up.note(legId);
    }
    outlet.push(events);
  };
  const { application } = settings;
  const arrivals = createArrivals({ application, ari, clock, tell });
  const catchUp = createCatchUp({ application, ari, clock, watched, arrivals, tell });

  const onEvent = (raw: unknown) => {
    const read = ariEventSchema.safeParse(raw);
    // Asterisk tells more than we asked for, more with each version; what we do not know is none of ours.
    if (!read.success) return;
    const event = { ...read.data, at: timeOf(read.data.timestamp) };
    if (event.type === "ApplicationReplaced") return giveWay();
    if ("channel" in event && event.channel && isSnoop(event.channel.id)) return;
    if (event.type === "ChannelLeftBridge") void removeEmpty(ari, event.bridge);
    if (event.type === "StasisStart") return arrivals.receive(event);
    if (event.type === "ChannelStateChange" && isPickedUp(event.channel)) return arrivals.pickUp(event);
    if (event.type === "ChannelDestroyed") tell(arrivals.beforeEnd(event));
    tell(readAriEvent(event));
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
          await askForEvents(ari, application);
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
        // Orders go another way than events do: what lives there can be seen all the same, if not what is said.
        catchUp().catch(() => undefined);
        timer = setTimeout(connect, pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      },
    });
  };

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
