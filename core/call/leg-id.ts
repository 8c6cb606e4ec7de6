/** The call, or standby, that a leg belongs to: "<call>.o1" → "<call>". Ids are made by `addLeg`; providers get them as they are. */
export const callOfLeg = (legId: string): string => legId.slice(0, Math.max(0, legId.lastIndexOf(".")));

/** A supervisor's leg hangs on a call, and fills none of its seats: "<call>.s1". It is also the id of its supervision. */
export const supervisorLegId = (callId: string, number: number): string => `${callId}.s${number}`;
export const isSupervisorLeg = (legId: string): boolean => /\.s\d+$/.test(legId);

/** Who is told what becomes of a leg: the call or standby that it belongs to, or the supervision that it is. */
export const toldOfLeg = (legId: string): string => (isSupervisorLeg(legId) ? legId : callOfLeg(legId));
