import type { SupervisionMode } from "@/core/supervision/supervision";

/**
 * A manager who follows a talk is in a bridge of their own, with a snoop channel on the operator's: it brings what both
 * say, and carries what the manager says to whom the mode tells. Both have ids that say so: they are no legs and no talk.
 */
const PREFIX = "supervision:";

export const supervisionBridgeOf = (legId: string): string => PREFIX + legId;
export const snoopOf = (legId: string, mode: SupervisionMode): string => `${PREFIX}${legId}:${mode}`;

/** The manager's leg; null: the bridge is none of a supervision. */
export const supervisorIn = (bridgeId: string): string | null =>
  bridgeId.startsWith(PREFIX) ? bridgeId.slice(PREFIX.length) : null;

export const isSnoop = (channelId: string): boolean => channelId.startsWith(PREFIX);
