import type { EndCause, SeatName } from "../call/call";

/** What is known of the way from asking to talking. All instants are epoch ms. */
export interface SpeedTrace {
  /** When the first attempt began: at once after asking, or when it was due. */
  askedAt: number;
  /** By when the customer's phone was to ring, as the visitor was told; null: nothing was promised. */
  promisedAt: number | null;
  legs: SpeedLeg[];
  joinedAt: number | null;
  /** Of the attempt; null: it goes on. */
  endedAt: number | null;
  /** The visitor, or staff, called it off. */
  isCancelled: boolean;
  now: number;
}

export interface SpeedLeg {
  seat: SeatName;
  placedAt: number;
  /** Null also where the provider does not tell. */
  ringingAt: number | null;
  answeredAt: number | null;
  /** Of operators: the key was pressed. */
  acceptedAt: number | null;
  endedAt: number | null;
  cause: EndCause | null;
}

/** Why a leg ended although the network had reached the phone. */
const REACHED: readonly EndCause[] = ["busy", "rejected", "no-answer", "machine", "not-accepted"];

/** When the phone at the other end was reached: it rang, or was answered or declined without anybody telling of a ring. */
export function rangAt({ ringingAt, answeredAt, endedAt, cause }: SpeedLeg): number | null {
  return ringingAt ?? answeredAt ?? (cause !== null && REACHED.includes(cause) ? endedAt : null);
}
