"use client";

import { useEffect, useRef } from "react";
import type { Desk, DeskCall } from "@/core/phones-contract/desk";

/** Speaks what the phones on the desk hear with the browser's voice, and stops when the network stops. */
export function useSpokenAnnouncements(desk: Desk | null, isOn: boolean): void {
  const spokenKey = useRef<string | null>(null);
  const announcement = desk && speakingOn(desk);
  const key = announcement?.key ?? null;
  const text = announcement?.text ?? "";
  const language = announcement?.language ?? "";

  useEffect(() => {
    if (!isOn || key === null) {
      if (spokenKey.current !== null) window.speechSynthesis.cancel();
      spokenKey.current = null;
      return;
    }
    if (spokenKey.current === key) return;
    spokenKey.current = key;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(utterance);
  }, [isOn, key, text, language]);

  useEffect(() => () => window.speechSynthesis?.cancel(), []);
}

/** One voice at a time: the first manual phone that is being spoken to. A prepared sound is not spoken. */
function speakingOn(desk: Desk): NonNullable<DeskCall["announcement"]> | null {
  for (const { manual, call } of desk.phones) {
    if (manual && call?.announcement?.speaking && call.announcement.sound === null) return call.announcement;
  }
  return null;
}
