import { useCallback, useEffect, useState } from "react";
import type { TextLinkView } from "@/core/text-message/link-view";

/** While phones are rung, what is so changes by itself. */
const LOOK_AGAIN_MS = 3_000;

export type Press = "now" | "time" | "cancel";

/** What the page shows, and what its buttons do. */
export function useTextLink(token: string, first: TextLinkView) {
  const [view, setView] = useState(first);
  const [isCancelled, setCancelled] = useState(false);
  /** What is on its way to the server. */
  const [pressed, setPressed] = useState<Press | null>(null);
  /** Words of the server's, or "" where it was not reached. */
  const [problem, setProblem] = useState<string | null>(null);
  const url = `/api/v1/text-links/${token}`;

  const isCalling = view.state.kind === "calling";
  const lookAgain = useCallback(async () => {
    const next = await look(url);
    if (next) setView(next);
  }, [url]);
  useEffect(() => {
    if (!isCalling) return;
    const timer = setInterval(lookAgain, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isCalling, lookAgain]);
  // A page that was left open tells what became of the call, and offers no times that have passed.
  useEffect(() => {
    const whenSeen = () => document.visibilityState === "visible" && void lookAgain();
    document.addEventListener("visibilitychange", whenSeen);
    return () => document.removeEventListener("visibilitychange", whenSeen);
  }, [lookAgain]);

  const send = async (press: Press, request: RequestInit): Promise<boolean> => {
    setPressed(press);
    setProblem(null);
    try {
      const response = await fetch(url, request);
      const body = await response.json();
      if (response.ok) setView(body);
      else setProblem(typeof body.title === "string" ? body.title : "");
      return response.ok;
    } catch {
      setProblem("");
      return false;
    } finally {
      setPressed(null);
    }
  };

  const callAt = async (press: Press, at: string | null) => {
    if (await send(press, { method: "POST", body: JSON.stringify({ at }) })) setCancelled(false);
  };
  return {
    view,
    isCancelled,
    pressed,
    problem,
    callNow: () => callAt("now", null),
    choose: (at: string) => callAt("time", at),
    decline: async () => {
      if (await send("cancel", { method: "DELETE" })) setCancelled(true);
    },
  };
}

/** Null where it cannot be asked now. */
async function look(url: string): Promise<TextLinkView | null> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
