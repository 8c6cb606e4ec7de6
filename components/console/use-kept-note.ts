"use client";

import { useMutation } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTrpc } from "@/components/trpc/client";
import { createKeptNote, type KeptText } from "./kept-note";

export interface Note extends KeptText {
  setText: (text: string) => void;
  /** Where in its field somebody was writing when the field went; null: nobody was. */
  caret: RefObject<[number, number] | null>;
}

/** The note of one call, for as long as the call or what came of it is shown. For another call: another `key`. */
export function useKeptNote(callId: string, saved: string): Note {
  const save = useMutation(useTrpc().console.saveNote.mutationOptions()).mutateAsync;
  const [note] = useState(() => createKeptNote(saved, (text) => save({ callId, text })));
  const shown = useSyncExternalStore(note.subscribe, note.getShown, note.getShown);
  const caret = useRef<[number, number] | null>(null);
  useEffect(() => note.hear(saved), [note, saved]);
  useEffect(() => note.stay(), [note]);
  return { ...shown, setText: note.write, caret };
}
