import type { Clock } from "@/server/platform/clock";
import type { TelephonyEvent } from "../port";
import type { AriClient } from "./ari-client";
import { answered, type HeardEvent, readAriEvent } from "./events";
import { argsWithin, isForIncoming } from "./incoming";
import { createMachineDetection } from "./machine-detection";
import type { Channel } from "./schema";
import { createSwitchboard, type Keys, keysIn } from "./switchboard";

type Departure = Extract<HeardEvent, { type: "ChannelDestroyed" }>;
type Arrival = Extract<HeardEvent, { type: "StasisStart" }>;
type Change = Extract<HeardEvent, { type: "ChannelStateChange" }>;

export type Arrivals = ReturnType<typeof createArrivals>;

interface ArrivalTools {
  application: string;
  ari: AriClient;
  clock: Clock;
  tell: (events: TelephonyEvent[]) => void;
}

/** What is done with a channel that comes to us, or is picked up, before it is told of or at once. */
export function createArrivals({ application, ari, clock, tell }: ArrivalTools) {
  const switchboard = createSwitchboard(ari);
  const detection = createMachineDetection(ari);

  /** The answer of a switchboard is none: it is told when the keys are pressed that lead to people. */
  async function pressFirst({ id }: Channel, keys: Keys): Promise<void> {
    if ((await switchboard.press(id, keys)) !== "gone") tell([answered(id, clock.now())]);
  }

  /** Who was sent to be listened to is told of when they come back. */
  async function listenFirst({ channel, at }: Change): Promise<void> {
    if (!(await detection.listen(channel))) tell([answered(channel.id, at)]);
  }

  /** Callers hear it ring until they are taken. Whose number nobody could tell from the news goes on in the dialplan. */
  function letWait(arrival: Arrival): void {
    const news = readAriEvent(arrival).filter(({ type }) => type === "incoming");
    const channel = `/channels/${encodeURIComponent(arrival.channel.id)}`;
    // Whoever has gone meanwhile needs neither.
    void ari("POST", `${channel}/${news.length > 0 ? "ring" : "continue"}`).catch(() => undefined);
    tell(news);
  }

  return {
    receive(arrival: Arrival): void {
      if (isForIncoming(arrival.args)) return letWait(arrival);
      if (arrival.channel.state === "Up") detection.over(arrival.channel.id);
      tell(readAriEvent(arrival));
    },
    pickUp(change: Change): void {
      const args = argsWithin(application, change.channel) ?? [];
      const keys = keysIn(args);
      if (keys) void pressFirst(change.channel, keys);
      else if (detection.isWanted(args)) void listenFirst(change);
      else tell(readAriEvent(change));
    },
    /** It was picked up while nobody heard of it. @returns whether something is done before that is told */
    pickUpLate(channel: Channel): boolean {
      const keys = keysIn(argsWithin(application, channel) ?? []);
      if (keys) void pressFirst(channel, keys);
      return keys !== null;
    },
    /** What is to be told before its end of one who has hung up while they were listened to: that they had answered. */
    beforeEnd: ({ channel, at }: Departure): TelephonyEvent[] =>
      detection.over(channel.id) ? [answered(channel.id, at)] : [],
    /** It is up, and not yet to be told of as answered. */
    isBusyWith: (channelId: string): boolean => switchboard.isAt(channelId) || detection.isAt(channelId),
  };
}
