"use client";

import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { ALL_KINDS, affects, type ChangeKind, isChangeKind } from "./affected-queries";
import { useWorkspace } from "./workspace-context";
import classes from "./workspace-shell.module.css";

type LiveState = "connecting" | "open" | "lost";
const LiveContext = createContext<LiveState>("connecting");

/** A burst of changes (one callback makes ten in a minute) becomes one round of questions. */
const GATHER_MS = 200;

/** Keeps every shown answer fresh: what changed on the server is asked for again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");

  useEffect(() => {
    const pending = new Set<ChangeKind>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gather = (...kinds: ChangeKind[]) => {
      for (const kind of kinds) pending.add(kind);
      timer ??= setTimeout(() => {
        const changed = [...pending];
        pending.clear();
        timer = undefined;
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => affects(changed, queryKey) });
      }, GATHER_MS);
    };

    const source = new EventSource(`/api/live/${encodeURIComponent(slug)}`);
    let wasOpen = false;
    source.addEventListener("open", () => {
      setState("open");
      // What happened while the line was down was never told: ask for everything.
      if (wasOpen) gather(...ALL_KINDS);
      wasOpen = true;
    });
    source.addEventListener("change", (event) => {
      if (isChangeKind(event.data)) gather(event.data);
    });
    source.addEventListener("error", () => setState("lost"));
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [slug, queryClient]);

  return <LiveContext value={state}>{children}</LiveContext>;
}

/** Says that what is shown may be old; nothing while all is well. */
export function LiveNotice() {
  const t = useTranslations("common.shell.live");
  const state = useContext(LiveContext);
  return (
    <div role="status">
      {state === "lost" && (
        <div className={classes.lost} data-tone="amber">
          <IconPlugConnectedX size={16} aria-hidden />
          {t("lost")}
        </div>
      )}
    </div>
  );
}
