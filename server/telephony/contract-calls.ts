import { expect, vi } from "vitest";
import { ProviderError, type ProviderErrorKind } from "@/server/platform/provider-error";
import type { Party, TelephonyHarness, UnreachableParty } from "./contract-harness";
import type { LegSnapshot, PlaceLeg, TelephonyEvent } from "./port";

type EventType = TelephonyEvent["type"];

/** Room for a real provider's slowness; nothing waits longer than it must. */
const PATIENCE_MS = 10_000;

/** The contract suite's hands: places legs, remembers every event, waits for the one that matters. */
export type ContractCalls = ReturnType<typeof createContractCalls>;

export function createContractCalls() {
  const events: TelephonyEvent[] = [];
  let current: TelephonyHarness | undefined;
  const harness = (): TelephonyHarness => {
    if (current === undefined) throw new Error("The harness was not created.");
    return current;
  };
  const book = createEventBook(events);
  const place = createPlacing(harness, book.seen);

  return {
    ...book,
    ...place,
    use(created: TelephonyHarness): void {
      current = created;
    },
    receive(received: TelephonyEvent[]): void {
      events.push(...received);
    },
    get harness(): TelephonyHarness {
      return harness();
    },
    async live(legId: string): Promise<LegSnapshot | undefined> {
      const legs = await harness().provider.listLegs();
      return legs.find((leg) => leg.legId === legId);
    },
    /** Hangs up and waits until each is reported as down. */
    async hangUpAll(...legIds: string[]): Promise<void> {
      await Promise.all(legIds.map((legId) => harness().provider.hangUp({ legId })));
      await book.until(() => legIds.every((legId) => /ended|failed/.test(book.typesOf(legId).join())));
    },
    /** Waits until what is looked at is so. */
    async comesTrue<T>(look: () => Promise<T>, expected: T): Promise<void> {
      await vi.waitFor(async () => expect(await look()).toEqual(expected), {
        timeout: PATIENCE_MS,
        interval: 50,
      });
    },
    async rejects(kind: ProviderErrorKind, promise: Promise<unknown>): Promise<void> {
      const error = await promise.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).toMatchObject({ kind });
    },
  };
}

function createEventBook(events: TelephonyEvent[]) {
  const eventsOf = (legId: string, type: EventType) =>
    events.filter((event) => event.legId === legId && event.type === type);
  const until = (condition: () => boolean) =>
    vi.waitFor(() => expect(condition()).toBe(true), { timeout: PATIENCE_MS, interval: 5 });

  return {
    eventsOf,
    until,
    /** Distinct ids: an event delivered twice counts once. */
    idsOf: (legId: string, type: EventType) => [...new Set(eventsOf(legId, type).map(({ id }) => id))],
    typesOf: (legId: string): EventType[] =>
      events.filter((event) => event.legId === legId).map(({ type }) => type),
    async seen<T extends EventType>(legId: string, type: T): Promise<TelephonyEvent & { type: T }> {
      const isIt = (event: TelephonyEvent): event is TelephonyEvent & { type: T } =>
        event.legId === legId && event.type === type;
      return vi.waitFor(
        () => {
          const found = events.find(isIt);
          if (found === undefined)
            throw new Error(
              `No "${type}" for ${legId}; seen: ${JSON.stringify(events.filter((event) => event.legId === legId))}`,
            );
          return found;
        },
        { timeout: PATIENCE_MS, interval: 5 },
      );
    },
    /** The news that somebody with this number calls us. */
    async calledFrom(number: string): Promise<TelephonyEvent> {
      const isIt = (event: TelephonyEvent) => event.type === "incoming" && event.from === number;
      await until(() => events.some(isIt));
      return events.find(isIt) ?? Promise.reject(new Error("The event disappeared."));
    },
    /** Which of the two the provider names first is its own affair. */
    async joined(one: string, other: string): Promise<TelephonyEvent> {
      const names = (event: TelephonyEvent) =>
        event.type === "joined" &&
        [event.legId, event.withLegId].sort().join() === [one, other].sort().join();
      await until(() => events.some(names));
      return events.filter(names)[0] ?? Promise.reject(new Error("The event disappeared."));
    },
    /** Long enough for a stray event to show itself. A recording is ready when it is. */
    async quiet(): Promise<void> {
      const told = () => events.filter(({ type }) => type !== "recording-ready").length;
      const before = told();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(told()).toBe(before);
    },
  };
}

function createPlacing(
  harness: () => TelephonyHarness,
  seen: (legId: string, type: EventType) => Promise<TelephonyEvent>,
) {
  let callId = crypto.randomUUID();
  let legs = 0;
  const newLegId = (): string => {
    legs += 1;
    return `${callId}.c${legs}`;
  };
  const orderTo = (to: string, more: Partial<PlaceLeg> = {}): PlaceLeg => ({
    legId: newLegId(),
    to,
    from: null,
    ringMs: harness().ringMs,
    callerName: "Shop",
    seat: "customer",
    ...more,
  });
  const placeTo = async (to: string, more: Partial<PlaceLeg> = {}): Promise<string> => {
    const order = orderTo(to, more);
    await harness().provider.placeLeg(order);
    return order.legId;
  };
  const place = (party: Party | UnreachableParty, more: Partial<PlaceLeg> = {}): Promise<string> =>
    placeTo(harness().numberOf(party), more);

  return {
    newLegId,
    /** Legs from here on belong to another call. */
    beginCall(): void {
      callId = crypto.randomUUID();
    },
    orderTo,
    placeTo,
    place,
    async placeAndAnswer(party: Party): Promise<string> {
      const leg = await place(party);
      await seen(leg, "answered");
      return leg;
    },
    async answerByHand(number: string, seat: PlaceLeg["seat"]): Promise<string> {
      const leg = await placeTo(number, { seat });
      await seen(leg, "ringing");
      await harness().act(number, "answer");
      await seen(leg, "answered");
      return leg;
    },
  };
}
