import type { Clock } from "@/server/platform/clock";
import { ProviderError } from "@/server/platform/provider-error";

/** A call's other orders wait behind this one: rather than longer it is put off, or another account takes it. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Lets so many through in a second, evenly, in the order of asking. Twilio would queue what is too fast by itself, and
 * a phone's ring time would pass in its queue.
 * @throws ProviderError rate-limited, with the time after which there is room
 */
export function createPace(perSecond: number, clock: Clock): () => Promise<void> {
  const gapMs = 1_000 / perSecond;
  let freeAt = 0;
  return async () => {
    const now = clock.now();
    const waitMs = Math.max(0, freeAt - now);
    if (waitMs > LONGEST_WAIT_MS)
      throw new ProviderError("rate-limited", `The account may begin ${perSecond} calls a second.`, {
        retryAfterMs: Math.ceil(waitMs),
      });
    freeAt = Math.max(now, freeAt) + gapMs;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  };
}
