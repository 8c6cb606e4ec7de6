import { ok, type Result } from "@/core/result";
import type { NetworkLeg } from "./leg";
import { noSuchLeg, type Refusal, refuse } from "./refusal";

/** The two legs that are to be joined, or are so already. */
export function mayJoin(
  legs: ReadonlyMap<string, NetworkLeg>,
  [firstId, secondId]: readonly [string, string],
): Result<[NetworkLeg, NetworkLeg], Refusal> {
  const first = legs.get(firstId);
  const second = legs.get(secondId);
  if (first === undefined) return noSuchLeg(firstId);
  if (second === undefined) return noSuchLeg(secondId);
  if (first === second) return refuse("bad-request", "A leg cannot be joined with itself.");
  if (first.joinedWith === second) return ok([first, second]);
  for (const { id, state, joinedWith } of [first, second]) {
    if (state !== "up") return refuse("not-up", `Leg ${id} is ${state}: only legs that are up join.`);
    if (joinedWith) return refuse("already-joined", `Leg ${id} talks with ${joinedWith.id}: end that first.`);
  }
  return ok([first, second]);
}
