import { type KeyedSignal, storeAndRead } from "../calls/store-signals";
import { followUp } from "./follow-up";

/** Tells a call something that a person decided. Resolves when it is stored: nobody waits for the phone network. */
export async function tellAndFollowUp(signal: KeyedSignal): Promise<void> {
  await storeAndRead([signal]);
  void followUp({ apply: [signal.callId] });
}
