"use client";

import { useEffect, useState } from "react";
import type { FlowDocument } from "@/core/flow/document";
import { useEditorStore } from "./editor-context";
import { documentOf } from "./editor-store";

/** Nobody sees the difference, and a key that is held or a drag is not interrupted. */
const QUIET_MS = 120;
const LATEST_MS = 1_000;

/**
 * The document a moment after its last change, when the page has time: for what has to be worked out from the whole of
 * it. What is drawn and changed reads `useDocument`.
 */
export function useSettledDocument(): FlowDocument {
  const store = useEditorStore();
  const [settled, setSettled] = useState(() => documentOf(store.getState()));
  useEffect(() => {
    let timer = 0;
    let cancelIdle = () => {};
    const wait = () => {
      window.clearTimeout(timer);
      cancelIdle();
      timer = window.setTimeout(() => {
        cancelIdle = whenIdle(() => setSettled(documentOf(store.getState())));
      }, QUIET_MS);
    };
    const leave = store.subscribe((now, before) => {
      if (documentOf(now) !== documentOf(before)) wait();
    });
    return () => {
      leave();
      window.clearTimeout(timer);
      cancelIdle();
    };
  }, [store]);
  return settled;
}

/** @returns what calls it off */
function whenIdle(deed: () => void): () => void {
  // Safari has it since 2025 only.
  if (typeof window.requestIdleCallback !== "function") {
    const timer = window.setTimeout(deed);
    return () => window.clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(deed, { timeout: LATEST_MS });
  return () => window.cancelIdleCallback(handle);
}
