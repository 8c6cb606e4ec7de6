import {
  applyDifference,
  BEAT_MS,
  differenceSchema,
  type Parts,
  type ViewName,
  wholeSchema,
} from "@/core/live-contract/frames";
import { type ChangeKind, isChangeKind } from "./affected-queries";

export type LiveState = "connecting" | "open" | "lost";

export interface LiveView {
  name: ViewName;
  parts: Parts;
  at: Date;
  receivedAt: number;
}

interface LiveLine {
  slug: string;
  view: ViewName | null;
  /** Another line was open before: what happened between the two was told to neither. */
  isNext: boolean;
  onState: (state: LiveState) => void;
  onView: (view: LiveView) => void;
  onChange: (kind: ChangeKind) => void;
  /** The line is open after one that was lost, or that another took the place of. */
  onReturn: () => void;
}

const RETRY_MS = 3_000;
/** A line that says nothing for so long is dead without knowing it: a laptop slept, a router forgot. */
const SILENCE_MS = 2.5 * BEAT_MS;
/** Whatever comes shows that the line stands. */
const SIGNS = ["open", "beat", "change", "whole", "difference"];

/** Opens the live line of a workspace, and again for as long as it is wanted. @returns what closes it */
export function openLiveLine({
  slug,
  view: name,
  isNext,
  onState,
  onView,
  onChange,
  onReturn,
}: LiveLine): () => void {
  let source: EventSource;
  let retry = 0;
  let silence = 0;
  let wasOpen = isNext;
  let parts: Parts | null = null;

  const show = (next: Parts, at: number) => {
    parts = next;
    if (name) onView({ name, parts: next, at: new Date(at), receivedAt: Date.now() });
  };

  function mindSilence(): void {
    window.clearTimeout(silence);
    silence = window.setTimeout(() => {
      onState("lost");
      source.close();
      connect();
    }, SILENCE_MS);
  }

  function connect(): void {
    window.clearTimeout(retry);
    mindSilence();
    const query = name ? `?view=${name}` : "";
    source = new EventSource(`/api/live/${encodeURIComponent(slug)}${query}`);
    for (const sign of SIGNS) source.addEventListener(sign, mindSilence);
    source.addEventListener("open", () => {
      onState("open");
      if (wasOpen) onReturn();
      wasOpen = true;
    });
    source.addEventListener("change", ({ data }) => {
      if (isChangeKind(data)) onChange(data);
    });
    source.addEventListener("whole", ({ data }) => {
      const whole = wholeSchema.parse(JSON.parse(data));
      show(whole.parts, whole.at);
    });
    source.addEventListener("difference", ({ data }) => {
      const difference = differenceSchema.parse(JSON.parse(data));
      if (parts) show(applyDifference(parts, difference), difference.at);
    });
    source.addEventListener("error", () => {
      onState("lost");
      // After an answer that is no stream (the server starts anew, the session is over) the browser gives up for good.
      if (source.readyState !== EventSource.CLOSED) return;
      window.clearTimeout(retry);
      retry = window.setTimeout(connect, RETRY_MS);
    });
  }
  connect();
  return () => {
    window.clearTimeout(retry);
    window.clearTimeout(silence);
    source.close();
  };
}
