import type { Clock } from "@/server/platform/clock";
import type { TelephonyEvent } from "../port";
import type { AriClient } from "./ari-client";
import { answered, type HeardEvent, readAriEvent } from "./events";
import { isForIncoming } from "./incoming";
import { createMachineDetection } from "./machine-detection";
import { createSwitchboard, type Keys, keysIn } from "./switchboard";

type Departure = Extract<HeardEvent, { type: "ChannelDestroyed" }>;
type Arrival = Extract<HeardEvent, { type: "StasisStart" }>;

export type Arrivals = ReturnType<typeof createArrivals>;

/** What is done with a channel that enters our application before it is told of, or at once. */
export function createArrivals(ari: AriClient, clock: Clock, tell: (events: TelephonyEvent[]) => void) {
  const switchboard = createSwitchboard(ari);
  const detection = createMachineDetection(ari);

  /** The answer of a switchboard is none: it is told when the keys are pressed that lead to people. */
  async function pressFirst(arrival: Arrival, keys: Keys): Promise<void> {
    for (const one of readAriEvent(arrival))
      if ((await switchboard.press(one.legId, keys)) === "done") tell([{ ...one, at: clock.now() }]);
  }

  /** Who was sent to be listened to is told of when they come back. */
  async function listenFirst(arrival: Arrival): Promise<void> {
    if (!(await detection.listen(arrival.channel))) tell(readAriEvent(arrival));
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
      const keys = keysIn(arrival.args);
      if (keys) return void pressFirst(arrival, keys);
      if (detection.isWanted(arrival)) return void listenFirst(arrival);
      detection.over(arrival.channel.id);
      tell(readAriEvent(arrival));
    },
    /** What is to be told before its end of one who has hung up while they were listened to: that they had answered. */
    beforeEnd: ({ channel, at }: Departure): TelephonyEvent[] =>
      detection.over(channel.id) ? [answered(channel.id, at)] : [],
    /** It is up, and not yet to be told of as answered. */
    isBusyWith: (channelId: string): boolean => switchboard.isAt(channelId) || detection.isAt(channelId),
  };
}
