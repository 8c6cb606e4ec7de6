import { callOfLeg } from "@/core/call/leg-id";
import type { Command } from "@/core/call/signals";
import type { StandbySignal } from "@/core/standby/standby";
import type { KeyedSignal } from "./store-signals";

/** What the standbys of lent operators are told when a call needs them no longer. */
export const returnsOf = (
  commands: readonly Command[],
  callId: string,
  at: number,
): KeyedSignal<StandbySignal>[] =>
  commands.flatMap((command) => {
    if (command.type !== "return-operator") return [];
    const { key, legId, talked } = command;
    const signal: StandbySignal = { type: "returned", at, callId, talked };
    return [{ callId: callOfLeg(legId), key: `${callId}:${key}`, signal }];
  });
