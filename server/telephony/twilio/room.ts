/** Neither stands in a leg's id. */
const BETWEEN = "~";

/** The conference in which two legs meet: the same whoever is named first, and no longer than Twilio's 128. */
export const roomOf = (legIds: readonly [string, string]): string => [...legIds].sort().join(BETWEEN);

/** The legs that a conference's name tells; null: it is none of ours. */
export function legsOfRoom(room: string): [string, string] | null {
  const [one, other, ...more] = room.split(BETWEEN);
  return one && other && more.length === 0 ? [one, other] : null;
}
