import type { SessionOrder } from "../wire";
import { createAnnouncements } from "./announcements";
import { causeOfCode } from "./cause-of-code";
import type { News } from "./reporter";
import type { SessionLeg } from "./session-leg";
import type { Platform, Timer } from "./voxengine";

/** What VoxEngine takes to send one key, ms: a tone and a pause. */
const KEY_MS = 300;

export type Legs = ReturnType<typeof createLegs>;
type Digits = NonNullable<Order<"place">["digits"]>;
type Order<T extends SessionOrder["type"]> = Extract<SessionOrder, { type: T }>;

/**
 * The phone connections of one session, and what becomes of them. Legs that are down are remembered, so that an order
 * to ring which comes twice rings once.
 */
export function createLegs(platform: Platform, tell: (news: News) => void, onChange: () => void) {
  const legs = new Map<string, SessionLeg>();
  const announcements = createAnnouncements(platform, tell);
  const { Ringing, Connected, Failed, Disconnected, ToneReceived } = platform.CallEvents;

  function drop(leg: SessionLeg, news: News): void {
    if (leg.state === "down") return;
    leg.state = "down";
    if (leg.joinedWith) leg.joinedWith.joinedWith = null;
    leg.joinedWith = null;
    announcements.forget(leg);
    tell(news);
    onChange();
  }

  function answer(leg: SessionLeg): void {
    if (leg.state === "down") return;
    leg.state = "up";
    leg.call.handleTones(true);
    tell({ type: "answered", legId: leg.id });
  }

  /** A switchboard took the call. Until the keys are pressed nobody listens: the leg is not up for us. */
  function dialThrough(leg: SessionLeg, { keys, afterMs }: Digits): void {
    platform.setTimeout(() => {
      if (leg.state === "down") return;
      leg.call.sendDigits(keys);
      platform.setTimeout(() => answer(leg), keys.length * KEY_MS);
    }, afterMs);
  }

  function follow(leg: SessionLeg, ringing: Timer, digits: Digits | undefined): void {
    const { call, id: legId } = leg;
    call.addEventListener(Ringing, () => {
      if (leg.state !== "placed") return;
      leg.state = "ringing";
      tell({ type: "ringing", legId });
    });
    call.addEventListener(Connected, () => {
      platform.clearTimeout(ringing);
      if (digits) dialThrough(leg, digits);
      else answer(leg);
    });
    call.addEventListener(ToneReceived, ({ tone }) => {
      if (tone === undefined) return;
      tell({ type: "digit", legId, digit: tone });
      announcements.interrupt(leg);
    });
    call.addEventListener(Failed, ({ code }) => {
      platform.clearTimeout(ringing);
      drop(leg, { type: "failed", legId, cause: leg.endCause ?? causeOfCode(code) });
    });
    call.addEventListener(Disconnected, () => {
      const type = leg.state === "up" ? "ended" : "failed";
      drop(leg, { type, legId, cause: "hung-up" });
    });
  }

  return {
    place({ legId: id, to, from, ringMs, digits, ringbackTo }: Order<"place">): void {
      if (legs.has(id)) return;
      const call = platform.VoxEngine.callPSTN(to, from);
      const leg: SessionLeg = { id, call, state: "placed", joinedWith: null, endCause: null };
      legs.set(id, leg);
      const giveUp = () => {
        leg.endCause ??= "no-answer";
        call.hangup();
      };
      follow(leg, platform.setTimeout(giveUp, ringMs), digits);
      const waiter = ringbackTo === undefined ? undefined : legs.get(ringbackTo);
      if (waiter?.state === "up") announcements.ringBack(waiter, to.startsWith("+7") ? "RU" : "US");
      onChange();
    },
    say: announcements.say,
    isSaid: announcements.isSaid,
    join(one: SessionLeg, other: SessionLeg): void {
      if (one.joinedWith === other) return;
      announcements.giveWay(one);
      announcements.giveWay(other);
      platform.VoxEngine.sendMediaBetween(one.call, other.call);
      one.joinedWith = other;
      other.joinedWith = one;
      tell({ type: "joined", legId: one.id, withLegId: other.id });
    },
    /** Answers whether there was anything to end. */
    hangUp(legId: string): boolean {
      const leg = legs.get(legId);
      if (!leg || leg.state === "down") return false;
      leg.endCause ??= "cancelled";
      leg.call.hangup();
      return true;
    },
    find: (legId: string) => legs.get(legId),
    living: () => [...legs.values()].filter(({ state }) => state !== "down"),
  };
}
