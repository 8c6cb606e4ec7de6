import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import type { FollowUps } from "../platform/follow-ups";
import { advanceBy } from "./routing/advance-callback";

export interface Acknowledgement {
  callbackId: string;
  /** The name of the member who sees to the lead, as its story will tell. */
  by: string;
  clock: Clock;
}

/**
 * Somebody says that they see to a lead whose routing waits for that; it goes on at once.
 * @throws AppError conflict where it does not wait for that any more: somebody was faster, or the time is over
 */
export async function acknowledgeCallback({ callbackId, by, clock }: Acknowledgement): Promise<FollowUps> {
  let isTaken = false;
  const at = clock.now();
  const followUps = await advanceBy(callbackId, at, ({ routingState: { pending } }) => {
    isTaken = pending?.kind === "reaction";
    return pending && isTaken
      ? {
          signals: [{ type: "acknowledged", at, key: pending.key }],
          told: [],
          facts: [{ kind: "acknowledged", by }],
        }
      : null;
  });
  if (!isTaken)
    throw new AppError("conflict", "Somebody sees to this lead already, or the time for it is over.");
  return followUps;
}
