"use client";

import { type HotkeyItem, useHotkeys } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { PickUp } from "@/components/softphone/use-pick-up";
import { letterKey } from "@/components/ui/letter-key";
import type { ConsoleView } from "@/core/live-contract/console";
import { choiceId } from "./disposition-choices";
import { SAVE_BUTTON_ID } from "./last-talk-card";
import { NOTE_FIELD_ID } from "./note-field";
import { watchTyping } from "./typing-on";
import type { Deeds } from "./use-deeds";

const CHOICE_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** The page's keys; none of them works while something is being typed. */
export function useConsoleShortcuts({ operator, status, call }: ConsoleView, deeds: Deeds, pickUp: PickUp) {
  const [isSheetOpen, setSheetOpen] = useState(false);
  useNoKeyOfWhoTypesOn();
  const isBusy = deeds.accept.isPending || deeds.decline.isPending || pickUp.isPending;
  const accept = () => {
    if (isBusy) return;
    if (call?.canAccept) deeds.accept.mutate({ callId: call.id });
    else if (pickUp.canPickUp) pickUp.pickUp();
  };
  const ready = () =>
    !call && (status.kind === "paused" || status.kind === "resting") && deeds.ready.mutate();
  const pause = () =>
    !call &&
    status.kind !== "paused" &&
    deeds.pause.mutate({ operatorId: operator.id, pause: { kind: "until-resumed" }, reason: null });
  useHotkeys([
    ...letterKey("a", accept),
    ...letterKey(
      "d",
      () => call?.canDecline && !isBusy && deeds.decline.mutate({ callId: call.id, pauseMinutes: null }),
    ),
    ...letterKey("r", ready),
    ...letterKey("p", pause),
    ...letterKey("n", () => document.getElementById(NOTE_FIELD_ID)?.focus()),
    ...letterKey("s", () => document.getElementById(SAVE_BUTTON_ID)?.click()),
    ["shift + ?", () => setSheetOpen(true)],
    ["?", () => setSheetOpen(true)],
    ...CHOICE_KEYS.map(
      (key): HotkeyItem => [key, () => document.getElementById(choiceId(Number(key)))?.click()],
    ),
  ]);
  return { isSheetOpen, setSheetOpen };
}

/** Before the shortcuts hear of it. */
function useNoKeyOfWhoTypesOn(): void {
  useEffect(() => {
    const isTypingOn = watchTyping();
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof Element && isTypingOn(event.target, event.timeStamp))
        event.stopPropagation();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, []);
}
