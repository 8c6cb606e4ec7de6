import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sha256 } from "./crypto";
import { pool } from "./db";
import { oncePerProcess } from "./once-per-process";

export interface Limit {
  /** What is counted: "sign-in-email". One name has one number of points and seconds. */
  name: string;
  /** Whose: an address, an e-mail, a number. Stored hashed. */
  key: string;
  /** How often within `seconds`, counted from the first time. */
  points: number;
  seconds: number;
}

export type Consumed = { ok: true } | { ok: false; retryAfterSeconds: number };

/**
 * Counts one use, and says whether it was still within the limit. Counted in the database in one statement: it holds
 * across processes and for any number of uses at once. Uses beyond the limit do not prolong the wait.
 * @throws the database's error where it cannot be asked: a caller that protects something then refuses too.
 */
export async function consume({ name, key, points, seconds }: Limit): Promise<Consumed> {
  try {
    await limiter({ name, points, seconds }).consume(sha256(key));
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}

/** Begins anew: after a success that proves the uses so far to be harmless. */
export async function forgive({ name, key, points, seconds }: Limit): Promise<void> {
  await limiter({ name, points, seconds }).delete(sha256(key));
}

function limiter({ name, points, seconds }: Omit<Limit, "key">): RateLimiterPostgres {
  const known = oncePerProcess("rate-limiters", () => new Map<string, RateLimiterPostgres>());
  const id = `${name} ${points}/${seconds}`;
  const found = known.get(id);
  if (found) return found;
  const made = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    // One limiter's timer sweeps the whole table.
    clearExpiredByTimeout: known.size === 0,
  });
  known.set(id, made);
  return made;
}
