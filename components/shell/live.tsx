"use client";

import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Parts, ViewName } from "@/core/live-contract/frames";
import { ALL_KINDS, affects, type ChangeKind } from "./affected-queries";
import { type LiveState, type LiveView, openLiveLine } from "./live-line";
import { useWorkspace } from "./workspace-context";
import classes from "./workspace-shell.module.css";

const LiveContext = createContext<LiveState>("connecting");

interface ViewValue {
  view: LiveView | null;
  /** The page that is open wants this view; null: none. */
  want: (name: ViewName | null) => void;
}
const ViewContext = createContext<ViewValue>({ view: null, want: () => undefined });

/** A burst of changes (one callback makes ten in a minute) becomes one round of questions. */
const GATHER_MS = 200;

/**
 * Keeps every shown answer fresh: what changed on the server is asked for again, and the view that the open page wants
 * comes down the same line. One line a tab: browsers allow few to one server.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { slug } = useWorkspace();
  const refresh = useRefresh();
  const [state, setState] = useState<LiveState>("connecting");
  const [wanted, want] = useState<ViewName | null>(null);
  const [view, setView] = useState<LiveView | null>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    setView(null);
    return openLiveLine({
      slug,
      view: wanted,
      isNext: wasOpen.current,
      onState(next) {
        setState(next);
        wasOpen.current ||= next === "open";
      },
      onView: setView,
      onChange: (kind) => refresh([kind]),
      // What happened while the line was down was never told: ask for everything.
      onReturn: () => refresh(ALL_KINDS),
    });
  }, [slug, wanted, refresh]);

  const value = useMemo(() => ({ view, want }), [view]);
  return (
    <LiveContext value={state}>
      <ViewContext value={value}>{children}</ViewContext>
    </LiveContext>
  );
}

/** Asks again for what changes of these kinds have made old, a moment later, together. */
function useRefresh() {
  const queryClient = useQueryClient();
  const [pending] = useState(() => ({ kinds: new Set<ChangeKind>(), timer: 0 }));
  useEffect(() => () => window.clearTimeout(pending.timer), [pending]);
  return useCallback(
    (kinds: readonly ChangeKind[]) => {
      for (const kind of kinds) pending.kinds.add(kind);
      if (pending.timer) return;
      pending.timer = window.setTimeout(() => {
        const changed = [...pending.kinds];
        pending.kinds.clear();
        pending.timer = 0;
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => affects(changed, queryKey) });
      }, GATHER_MS);
    },
    [pending, queryClient],
  );
}

export const useLiveState = (): LiveState => useContext(LiveContext);

export interface LiveParts {
  parts: Parts;
  /** The server's clock when they were told, and when that arrived by the reader's (epoch ms). */
  at: Date;
  receivedAt: number;
}

/** A view as it is now, for as long as the page is open; null until it has come. */
export function useLiveView(name: ViewName): LiveParts | null {
  const { view, want } = useContext(ViewContext);
  useEffect(() => {
    want(name);
    return () => want(null);
  }, [name, want]);
  return view?.name === name ? view : null;
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
