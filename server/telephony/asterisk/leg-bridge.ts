/** A bridge of ours tells in its id whom it joins: whoever reads its events or its list needs no memory. */
const BETWEEN = "~";

/** The same in either order. */
export const bridgeOf = (legIds: readonly [string, string]): string => [...legIds].sort().join(BETWEEN);

/** null: the bridge is none of ours. */
export function legsOf(bridgeId: string): [string, string] | null {
  const [one, other, ...rest] = bridgeId.split(BETWEEN);
  return one && other && rest.length === 0 ? [one, other] : null;
}

/** Both are in it, hearing each other. */
export function joinedIn(bridge: { id: string; channels: string[] }): [string, string] | null {
  const legs = legsOf(bridge.id);
  return legs?.every((leg) => bridge.channels.includes(leg)) ? legs : null;
}
