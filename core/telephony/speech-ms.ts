const CHARACTERS_PER_SECOND = 14;
const SHORTEST_MS = 1_000;

/** How long it takes to say something. */
export const speechMs = (text: string): number =>
  Math.max(SHORTEST_MS, (text.length / CHARACTERS_PER_SECOND) * 1_000);
