/** Whether new requests wait for a call by hand: server/callbacks/hold-request.ts does the same to what is sent. */
export const isHeld = ({ callsHeldUntil }: { callsHeldUntil: Date | null }, now: number): boolean =>
  callsHeldUntil !== null && callsHeldUntil.getTime() > now;
