import type { LegReferences, TelephonyEvent } from "../port";
import { createBoundedMap } from "./bounded-map";
import { isNamedByAsterisk } from "./incoming";

const LEGS_REMEMBERED = 20_000;

const NOT_PLACED = "";

export type LegBook = ReturnType<typeof createLegBook>;

/**
 * What is to be remembered of legs beyond the life of this process, in `references`. Our leg id is the channel's, but
 * for legs that called us: Asterisk has named their channels before they were legs.
 */
export function createLegBook(references: LegReferences) {
  const channelOfLeg = createBoundedMap<string>(LEGS_REMEMBERED);
  const legOfChannel = createBoundedMap<string>(LEGS_REMEMBERED);

  /** The leg of each of these channels that is one; those of our own making are left out. */
  async function legsOf(channelIds: readonly string[]): Promise<(channelId: string) => string | null> {
    const named = [...new Set(channelIds.filter(isNamedByAsterisk))];
    const unknown = named.filter((id) => !legOfChannel.has(id));
    const found = unknown.length > 0 ? await references.legsOf(unknown) : new Map<string, string>();
    for (const [channelId, legId] of found) legOfChannel.set(channelId, legId);
    return (id) => (isNamedByAsterisk(id) ? (found.get(id) ?? legOfChannel.get(id) ?? null) : id);
  }

  return {
    legsOf,
    /** The channel of a leg. Asked of the memory once a leg: a leg is taken before anything else is done with it. */
    async channelOf(legId: string): Promise<string> {
      const known = channelOfLeg.get(legId);
      if (known !== undefined) return known;
      const channelId = (await references.find(legId)) || legId;
      channelOfLeg.set(legId, channelId);
      return channelId;
    },
    /** Some process was about to place this leg, and has not found that it could not. */
    isBegun: async (legId: string): Promise<boolean> => Boolean(await references.find(legId)),
    begin(legId: string): Promise<void> {
      channelOfLeg.set(legId, legId);
      return references.keep(legId, legId);
    },
    notBegun: (legId: string): Promise<void> => references.keep(legId, NOT_PLACED),
    async keep(legId: string, channelId: string): Promise<void> {
      await references.keep(legId, channelId);
      channelOfLeg.set(legId, channelId);
      legOfChannel.set(channelId, legId);
    },
    /**
     * What was told of channels, as news of legs. Of channels that are no legs only what a caller does who waits, and
     * no longer once they are taken.
     */
    async asNewsOfLegs(events: readonly TelephonyEvent[]): Promise<TelephonyEvent[]> {
      const legOf = await legsOf(
        events.flatMap((event) => (event.type === "joined" ? [event.legId, event.withLegId] : [event.legId])),
      );
      return events.flatMap((event): TelephonyEvent[] => {
        const legId = legOf(event.legId);
        if (event.type === "incoming") return legId === null ? [event] : [];
        if (legId === null) return event.type === "failed" || event.type === "ended" ? [event] : [];
        if (event.type !== "joined") return [{ ...event, legId }];
        const withLegId = legOf(event.withLegId);
        return withLegId === null ? [] : [{ ...event, legId, withLegId }];
      });
    },
  };
}
