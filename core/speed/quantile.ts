/**
 * The value that a share of all values does not exceed (nearest rank, so a measured value and never a prettier one
 * between two). `Infinity` stands for what never happened. Null of nothing.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
