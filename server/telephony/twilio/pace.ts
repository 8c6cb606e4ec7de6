import { ProviderError } from "@/server/platform/provider-error";
import type { TakeTurn } from "../port";

/** A call's other orders wait behind this one: rather than longer it is put off, or another account takes it. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Lets so many through in a second, evenly, whichever process asks. Twilio would queue what is too fast by itself, and
 * a phone's ring time would pass in its queue.
 * @throws ProviderError rate-limited, with a time after which there may be room
 */
export function createPace(perSecond: number, takeTurn: TakeTurn): () => Promise<void> {
  return async () => {
    const waitMs = await takeTurn({ perSecond, longestWaitMs: LONGEST_WAIT_MS });
    if (waitMs === null)
      throw new ProviderError("rate-limited", `The account may begin ${perSecond} calls a second.`, {
        retryAfterMs: LONGEST_WAIT_MS,
      });
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  };
}
