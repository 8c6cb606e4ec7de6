/** 75_400 ms → "1:15". Never negative: clocks may differ by a moment. */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
