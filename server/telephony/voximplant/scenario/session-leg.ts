import type { EndCause } from "@/core/call/call";
import type { LegSnapshot } from "../../port";
import type { VoxCall } from "./voxengine";

export interface SessionLeg {
  /** Of a caller who waits: our name of the call, until it is taken. */
  id: string;
  call: VoxCall;
  state: LegSnapshot["state"] | "down";
  joinedWith: SessionLeg | null;
  /** We asked for its end, and why: our reason beats the network's. */
  endCause: EndCause | null;
  /** Somebody calls us, and is not answered yet. */
  isWaiting: boolean;
}

/** As the port lists it. */
export const snapshotOf = ({ id, state, joinedWith }: SessionLeg): LegSnapshot[] =>
  state === "down" ? [] : [{ legId: id, state, joinedWith: joinedWith?.id ?? null }];
