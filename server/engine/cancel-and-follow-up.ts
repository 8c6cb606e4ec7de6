import { type Cancellation, cancelCallback } from "../callbacks/cancel-callback";
import { followUp } from "./follow-up";

/**
 * Cancels a callback and begins to bring its running call down. Resolves when that is stored: nobody waits for the
 * phone network. @throws AppError not-found
 */
export async function cancelAndFollowUp(cancellation: Cancellation): Promise<void> {
  void followUp(await cancelCallback(cancellation));
}
