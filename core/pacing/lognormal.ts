/** A guess at a duration: seconds on average, and the standard deviation as a part of it. */
export interface Guess {
  mean: number;
  spread: number;
}

/** The chance that a lognormal duration has ended by `seconds`. */
export function lognormalShare({ mean, spread }: Guess, seconds: number): number {
  if (seconds <= 0) return 0;
  const variance = Math.log(1 + spread * spread);
  return normalShare((Math.log(seconds / mean) + variance / 2) / Math.sqrt(variance));
}

/** Abramowitz and Stegun 26.2.17: off by less than 1e-7. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const polynomial = series.reduceRight((sum, factor) => t * (factor + sum), 0);
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z > 0 ? 1 - tail : tail;
}
