import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { oncePerProcess } from "./once-per-process";
import type { Consumed, Limit } from "./rate-limits";

/**
 * Like `consume`, counted in this process alone: for what costs less than a row of the database, and where some times
 * as many from several processes do no harm.
 */
export async function consumeHere({ name, key, points, seconds }: Limit): Promise<Consumed> {
  const limiters = oncePerProcess("local-limiters", () => new Map<string, RateLimiterMemory>());
  const id = `${name} ${points}/${seconds}`;
  const limiter = limiters.get(id) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  limiters.set(id, limiter);
  try {
    await limiter.consume(key);
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}
