/** The call, or standby, that a leg belongs to: "<call>.o1" → "<call>". Ids are made by `addLeg`; providers get them as they are. */
export const callOfLeg = (legId: string): string => legId.slice(0, Math.max(0, legId.lastIndexOf(".")));
