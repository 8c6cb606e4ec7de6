import type { CallAccount } from "@/core/call/call";
import { callOfLeg, toldOfLeg } from "@/core/call/leg-id";
import type { Signal } from "@/core/call/signals";
import { isStandbyId } from "@/core/standby/standby";
import type { TelephonyEvent } from "../telephony/port";
import type { KeyedSignal } from "./store-signals";

/**
 * An account's events as signals of the calls that their legs name. None happened later than it is told: where the
 * provider's clock is ahead of ours, deadlines that are reckoned from it would come too late.
 */
export const signalsOf = (
  { id, provider }: CallAccount,
  events: readonly TelephonyEvent[],
  now: number,
): KeyedSignal[] =>
  events.filter(isOfCall).map((event) => ({
    callId: ownerOf(event),
    key: `${id ?? provider}:${event.id}`,
    from: { accountId: id },
    signal: toSignal({ ...event, at: Math.min(event.at, now) }),
  }));

/** A join is news for the call: of an operator who was lent it carries the standby's leg. */
function ownerOf(event: TelephonyEvent): string {
  const owner = toldOfLeg(event.legId);
  return event.type === "joined" && isStandbyId(owner) ? callOfLeg(event.withLegId) : owner;
}

type RecordingReady = Extract<TelephonyEvent, { type: "recording-ready" }>;

export const isRecordingReady = (event: TelephonyEvent): event is RecordingReady =>
  event.type === "recording-ready";

type Incoming = Extract<TelephonyEvent, { type: "incoming" }>;

export const isIncoming = (event: TelephonyEvent): event is Incoming => event.type === "incoming";

type CallEvent = Exclude<TelephonyEvent, RecordingReady | Incoming>;

/** A recording comes when the talk is over, and changes nothing in the call. Who calls us has no call yet. */
const isOfCall = (event: TelephonyEvent): event is CallEvent =>
  !isRecordingReady(event) && !isIncoming(event);

function toSignal(event: CallEvent): Signal {
  const { at, legId } = event;
  switch (event.type) {
    case "ringing":
      return { type: "leg-ringing", at, legId };
    case "answered":
      return { type: "leg-answered", at, legId, ...(event.machine ? { machine: true } : {}) };
    case "digit":
      return { type: "digit", at, legId, digit: event.digit };
    case "announcement-finished":
      return { type: "announcement-finished", at, legId, ...(event.key ? { say: event.key } : {}) };
    case "joined":
      return { type: "joined", at };
    case "failed":
      return { type: "leg-failed", at, legId, cause: event.cause };
    case "ended":
      return { type: "leg-ended", at, legId, cause: event.cause };
  }
}
