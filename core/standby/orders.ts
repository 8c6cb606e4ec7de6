import { hangUpFor } from "../call/hang-up";
import { isUp } from "../call/legs";
import type { Standby, StandbyCommand, StandbyWords } from "./standby";

/** The last thing said to the operator, by its key. */
export const lastSaid = ({ leg, reassured }: Standby): string => `say:${leg.id}:${reassured}`;

export function say(standby: Standby, words: StandbyWords, commands: StandbyCommand[]): void {
  const { leg } = standby;
  standby.reassured++;
  commands.push({ type: "reassure", key: lastSaid(standby), legId: leg.id, words });
}

/** Tells a call that the leg which it was lent is gone. */
export function legLost({ leg }: Standby, callId: string, at: number): StandbyCommand {
  const cause = leg.cause ?? leg.hangUpCause ?? "cancelled";
  return {
    type: "tell-call",
    key: `lost:${leg.id}:${callId}:${at}`,
    callId,
    signal: { type: "leg-ended", at, legId: leg.id, cause },
  };
}

export function dismiss({ leg }: Standby, at: number): void {
  if (isUp(leg)) leg.farewellAt ??= at;
  else hangUpFor(leg, "cancelled");
}
