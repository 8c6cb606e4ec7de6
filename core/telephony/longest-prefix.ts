/** Of those whose prefix the number begins with, the one with the longest; null: none fits. */
export function longestPrefix<T extends { prefix: string }>(number: string, all: readonly T[]): T | null {
  let best: T | null = null;
  for (const one of all)
    if (number.startsWith(one.prefix) && one.prefix.length > (best?.prefix.length ?? 0)) best = one;
  return best;
}
