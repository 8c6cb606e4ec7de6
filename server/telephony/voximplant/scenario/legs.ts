import type { SessionOrder } from "../wire";
import { createAnnouncements } from "./announcements";
import { createDetector, listen } from "./answering-machine";
import { causeOfCode } from "./cause-of-code";
import { createRecordings } from "./recordings";
import type { News } from "./reporter";
import type { SessionLeg } from "./session-leg";
import { createSupervision } from "./supervision";
import type { Platform, Timer, VoxCall } from "./voxengine";

/** What VoxEngine takes to send one key, ms: a tone and a pause. */
const KEY_MS = 300;

/** SIP: busy. */
const BUSY = 486;

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
  const { record } = createRecordings(platform, tell);
  const supervision = createSupervision(platform);
  const { Ringing, AudioStarted, Connected, Failed, Disconnected, ToneReceived } = platform.CallEvents;

  function drop(leg: SessionLeg, news: News): void {
    if (leg.state === "down") return;
    leg.state = "down";
    if (leg.joinedWith) leg.joinedWith.joinedWith = null;
    leg.joinedWith = null;
    announcements.forget(leg);
    supervision.leave(leg);
    tell(news);
    onChange();
  }

  function tellAnswered(leg: SessionLeg, isMachine = false): void {
    leg.state = "up";
    tell({ type: "answered", legId: leg.id, ...(isMachine ? { machine: true } : {}) });
  }

  function answer(leg: SessionLeg, isMachine = false): void {
    if (leg.state === "down" || leg.state === "up") return;
    leg.call.handleTones(true);
    tellAnswered(leg, isMachine);
  }

  /** A switchboard took the call. Until the keys are pressed nobody listens: the leg is not up for us. */
  function dialThrough(leg: SessionLeg, { keys, afterMs }: Digits): void {
    platform.setTimeout(() => {
      if (leg.state === "down") return;
      leg.call.sendDigits(keys);
      platform.setTimeout(() => answer(leg), keys.length * KEY_MS);
    }, afterMs);
  }

  interface Course {
    onConnected(): void;
    /** The call is over, up or not. */
    onOver(): void;
  }

  function follow(leg: SessionLeg, { onConnected, onOver }: Course): void {
    const { call } = leg;
    // A carrier that plays the tone itself never says that it rings.
    for (const event of [Ringing, AudioStarted])
      call.addEventListener(event, () => {
        if (leg.state !== "placed") return;
        leg.state = "ringing";
        tell({ type: "ringing", legId: leg.id });
      });
    call.addEventListener(Connected, onConnected);
    call.addEventListener(ToneReceived, ({ tone }) => {
      if (tone === undefined) return;
      tell({ type: "digit", legId: leg.id, digit: tone });
      announcements.interrupt(leg);
    });
    call.addEventListener(Failed, ({ code }) => {
      onOver();
      drop(leg, { type: "failed", legId: leg.id, cause: leg.endCause ?? causeOfCode(code) });
    });
    call.addEventListener(Disconnected, () => {
      onOver();
      const type = leg.state === "up" ? "ended" : "failed";
      drop(leg, { type, legId: leg.id, cause: "hung-up" });
    });
  }

  function begin(id: string, call: VoxCall, isWaiting: boolean): SessionLeg {
    const state = isWaiting ? "ringing" : "placed";
    const leg: SessionLeg = { id, call, state, joinedWith: null, endCause: null, isWaiting };
    legs.set(id, leg);
    onChange();
    return leg;
  }

  return {
    place({ legId: id, to, from, ringMs, digits, ringbackTo, detect }: Order<"place">): void {
      if (legs.has(id)) return;
      const amd = detect ? createDetector(platform, to) : null;
      const call = platform.VoxEngine.callPSTN(to, from, amd ? { amd } : {});
      const leg = begin(id, call, false);
      const ringing: Timer = platform.setTimeout(() => {
        leg.endCause ??= "no-answer";
        call.hangup();
      }, ringMs);
      const detection = amd && listen(platform, amd, (isMachine) => answer(leg, isMachine));
      let isConnected = false;
      follow(leg, {
        onConnected() {
          isConnected = true;
          platform.clearTimeout(ringing);
          if (digits) dialThrough(leg, digits);
          else if (detection) detection.connected();
          else answer(leg);
        },
        onOver() {
          platform.clearTimeout(ringing);
          // Who hangs up while the detector listens has answered.
          if (isConnected && detection && leg.state !== "up") tellAnswered(leg);
        },
      });
      const waiter = ringbackTo === undefined ? undefined : legs.get(ringbackTo);
      if (waiter?.state === "up") announcements.ringBack(waiter, to.startsWith("+7") ? "RU" : "US");
    },
    /** Somebody calls us. */
    receive(id: string, call: VoxCall): void {
      const leg = begin(id, call, true);
      follow(leg, { onConnected: () => answer(leg), onOver: () => undefined });
    },
    isWaiting(id: string): boolean {
      const leg = legs.get(id);
      return Boolean(leg?.isWaiting) && leg?.state !== "down";
    },
    /** Answers whether the caller is still there. */
    take({ legId, reference }: Order<"take">): boolean {
      const leg = legs.get(reference);
      if (leg?.isWaiting && leg.state !== "down") {
        legs.delete(reference);
        legs.set(legId, Object.assign(leg, { id: legId, isWaiting: false }));
        leg.call.answer();
      }
      return (legs.get(legId)?.state ?? "down") !== "down";
    },
    record,
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
    supervise(manager: SessionLeg, talk: Parameters<typeof supervision.follow>[1]): void {
      announcements.giveWay(manager);
      supervision.follow(manager, talk);
    },
    /** Answers whether there was anything to end. */
    hangUp(legId: string): boolean {
      const leg = legs.get(legId);
      if (!leg || leg.state === "down") return false;
      leg.endCause ??= "cancelled";
      if (leg.isWaiting) leg.call.reject(BUSY);
      else leg.call.hangup();
      return true;
    },
    find: (legId: string) => legs.get(legId),
    living: () => [...legs.values()].filter(({ state }) => state !== "down"),
  };
}
