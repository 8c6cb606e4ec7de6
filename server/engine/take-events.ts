import type { CallAccount } from "@/core/call/call";
import { keepRecordings } from "../calls/keep-recordings";
import { isIncoming, signalsOf } from "../calls/provider-events";
import { storeAndRead } from "../calls/store-signals";
import { followVerifications } from "../phone-verification/verification-call";
import { type FollowUps, mergeFollowUps } from "../platform/follow-ups";
import type { TelephonyEvent } from "../telephony/port";
import { followTestCalls } from "../telephony-accounts/test-call";
import { takeIncoming } from "./take-incoming";

/**
 * Stores what a provider tells of the legs of an account: once each, and only of calls that are placed with it now.
 * @returns what follows, once it is stored
 */
export async function takeEvents(account: CallAccount, events: TelephonyEvent[]): Promise<FollowUps> {
  const signals = signalsOf(account, events, Date.now());
  const [taken] = await Promise.all([
    Promise.all(events.filter(isIncoming).map((event) => takeIncoming(account, event))),
    storeAndRead(signals),
    keepRecordings(account, events),
  ]);
  void followTestCalls(account.id, events);
  void followVerifications(account, events);
  return mergeFollowUps(...taken, { apply: signals.map(({ callId }) => callId) });
}
