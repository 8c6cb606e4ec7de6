"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTrpc } from "@/components/trpc/client";

const QUIET_MS = 700;
const AGAIN_MS = 4_000;

export type NoteState = "saved" | "saving" | "failed";

/**
 * A note that is kept on the server a moment after each change, and again until it is. What another tab writes shows
 * here as long as nothing is being written here.
 */
export function useKeptNote(callId: string, saved: string) {
  const [text, setText] = useState(saved);
  const [state, setState] = useState<NoteState>("saved");
  /** What the server has, as far as this tab knows. */
  const kept = useRef(saved);
  const latest = useRef(text);
  latest.current = text;
  const save = useMutation(useTrpc().console.saveNote.mutationOptions()).mutateAsync;

  useEffect(() => {
    if (latest.current === kept.current) setText(saved);
    kept.current = saved;
  }, [saved]);

  useEffect(() => {
    if (text === kept.current) return;
    setState("saving");
    let timer = 0;
    let isOver = false;
    const keep = async () => {
      try {
        await save({ callId, text });
        kept.current = text;
        if (!isOver) setState("saved");
      } catch {
        if (isOver) return;
        setState("failed");
        timer = window.setTimeout(keep, AGAIN_MS);
      }
    };
    timer = window.setTimeout(keep, QUIET_MS);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [text, callId, save]);

  // The card goes when the call ends: what was typed last goes out with it.
  useEffect(
    () => () => {
      if (latest.current !== kept.current) void save({ callId, text: latest.current }).catch(() => undefined);
    },
    [callId, save],
  );

  return { text, setText, state };
}
