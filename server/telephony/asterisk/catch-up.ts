import type { Clock } from "@/server/platform/clock";
import type { TelephonyEvent } from "../port";
import type { AriClient } from "./ari-client";
import type { Arrivals } from "./arrivals";
import type { BoundedMap } from "./bounded-map";
import { factsOf, lostLeg } from "./events";
import { argsWithin, callThatComesIn, isNamedByAsterisk } from "./incoming";
import { legsOf } from "./leg-bridge";
import { listLive, snapshotsOf } from "./live-legs";
import { isMachine } from "./machine-detection";
import type { Bridge, Channel } from "./schema";
import { endSupervision } from "./supervise";

/** A bridge is made a moment before its legs are put in. */
const EMPTY_BRIDGE_MS = 60_000;

export interface CatchUpTools {
  application: string;
  ari: AriClient;
  clock: Clock;
  /** Channels that were told of and are not known to be over. */
  watched: BoundedMap<true>;
  arrivals: Arrivals;
  tell: (events: TelephonyEvent[]) => void;
}

/**
 * Looks at what lives at Asterisk, and tells it under the ids that events would have had: who rings, who has answered,
 * who calls, who is joined, and who is gone. @throws ProviderError rather than to tell half
 */
export function createCatchUp({ application, ari, clock, watched, arrivals, tell }: CatchUpTools) {
  const argsOf = (channel: Channel): string[] | null => argsWithin(application, channel);
  /** Others' channels live there too, and some that called us and have gone on in the dialplan. */
  const isOurs = (channel: Channel): boolean => !isNamedByAsterisk(channel.id) || argsOf(channel) !== null;

  return async (): Promise<void> => {
    const before = watched.keys();
    const { channels, bridges } = await listLive(ari);
    const now = clock.now();
    const ours = channels.filter(isOurs);
    const living = new Map(ours.map((channel) => [channel.id, channel]));
    const machines = new Set(ours.filter((channel) => isMachine(argsOf(channel) ?? [])).map(({ id }) => id));
    tell([
      ...ours.flatMap((channel) => callThatComesIn(channel, argsOf(channel) ?? [], now) ?? []),
      ...factsOf(snapshotsOf(ours, bridges), now).flatMap((fact): TelephonyEvent[] => {
        if (fact.type !== "answered") return [fact];
        if (arrivals.isBusyWith(fact.legId)) return [];
        // Nobody was listened to who answered unheard: they have waited long enough.
        const channel = living.get(fact.legId);
        if (channel && arrivals.pickUpLate(channel)) return [];
        return machines.has(fact.legId) ? [{ ...fact, machine: true }] : [fact];
      }),
      ...before.filter((legId) => !living.has(legId)).map((legId) => lostLeg(legId, now)),
    ]);
    for (const bridge of bridges)
      if (Date.parse(bridge.creationtime) < now - EMPTY_BRIDGE_MS) await removeEmpty(ari, bridge);
  };
}

/** Left standing an empty bridge costs nothing but memory: the next look clears up what this one cannot. */
export async function removeEmpty(ari: AriClient, { id, channels }: Pick<Bridge, "id" | "channels">) {
  await endSupervision(ari, { id, channels });
  if (channels.length > 0 || !legsOf(id)) return;
  await ari("DELETE", `/bridges/${encodeURIComponent(id)}`).catch(() => undefined);
}
