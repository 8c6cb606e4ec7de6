import type { CallAccount } from "@/core/call/call";
import { keepRecordings } from "../calls/keep-recordings";
import { signalsOf } from "../calls/provider-events";
import { storeAndRead } from "../calls/store-signals";
import { followVerifications } from "../phone-verification/verification-call";
import type { FollowUps } from "../platform/follow-ups";
import type { TelephonyEvent } from "../telephony/port";
import { followTestCalls } from "../telephony-accounts/test-call";

/**
 * Stores what a provider tells of the legs of an account: once each, and only of calls that are placed with it now.
 * @returns what follows, once it is stored
 */
export async function takeEvents(account: CallAccount, events: TelephonyEvent[]): Promise<FollowUps> {
  const signals = signalsOf(account, events);
  await Promise.all([storeAndRead(signals), keepRecordings(account, events)]);
  void followTestCalls(account.id, events);
  void followVerifications(account, events);
  return { apply: [...new Set(signals.map(({ callId }) => callId))] };
}
