/** Nobody who is typing pauses for so long between two letters. */
const PAUSE_MS = 1_000;

/** What is needed of a place where a key was pressed. */
export interface Place {
  isConnected: boolean;
  matches(selector: string): boolean;
}

/**
 * Whoever is typing when their field goes (the call is over) types on for a moment: those keys are no shortcuts.
 * @returns what is to be told of every key pressed, and answers whether it is such a one; `at` in ms
 */
export function watchTyping(): (place: Place, at: number) => boolean {
  let field: Place | null = null;
  let last = 0;
  return (place, at) => {
    const isInField = place.matches("input, textarea");
    const isTypingOn = !isInField && field?.isConnected === false && at - last < PAUSE_MS;
    if (isInField) field = place;
    else if (!isTypingOn) field = null;
    last = at;
    return isTypingOn;
  };
}
