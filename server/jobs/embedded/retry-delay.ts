import type { Engine } from "./engine";

/** Inngest's own schedule, so that functions behave alike on both. */
const DELAYS_S = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];
const JITTER_MS = 30_000;

/** Milliseconds before the attempt after the `attempt`-th (from 0): what the function asked for, else growing. */
export function retryDelayMs(engine: Engine, attempt: number, askedMs: number | null): number {
  if (askedMs !== null) return askedMs;
  if (engine.retryDelayMs !== null) return engine.retryDelayMs;
  const seconds = DELAYS_S[Math.min(attempt, DELAYS_S.length - 1)] ?? 0;
  // Spread: runs that failed together must not come back together.
  return seconds * 1000 + Math.random() * JITTER_MS;
}
