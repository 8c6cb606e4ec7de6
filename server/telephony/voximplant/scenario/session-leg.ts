import type { EndCause } from "@/core/call/call";
import type { LegSnapshot } from "../../port";
import type { VoxCall } from "./voxengine";

export interface SessionLeg {
  id: string;
  call: VoxCall;
  state: LegSnapshot["state"] | "down";
  joinedWith: SessionLeg | null;
  /** We asked for its end, and why: our reason beats the network's. */
  endCause: EndCause | null;
}

/** As the port lists it. */
export const snapshotOf = ({ id, state, joinedWith }: SessionLeg): LegSnapshot[] =>
  state === "down" ? [] : [{ legId: id, state, joinedWith: joinedWith?.id ?? null }];
