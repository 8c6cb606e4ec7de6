"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import type { ChosenPlaces } from "@/core/flow/display/offer/definition";
import { changeConfig } from "@/core/flow/edit/change-config";
import { useEditorStore } from "../../store/editor-context";
import { change, documentOf, nodeOf } from "../../store/editor-store";

const ASK_EVERY_MS = 1_500;
/** A page with the snippet has answered by then. */
const SILENT_AFTER_MS = 20_000;

export interface PickOrder {
  nodeId: string;
  siteId: string;
  page: string;
  places: ChosenPlaces;
}

export type PickState = "idle" | "starting" | "waiting" | "silent" | "opened" | "saved" | "expired";

interface PickOnSite {
  flowId: string;
  /** Of the offer that is chosen for. */
  stateOf(nodeId: string): PickState;
  /** Why the site could not be opened, in the reader's language. */
  problem: string | null;
  start(order: PickOrder): void;
  stop(): void;
}

const PickContext = createContext<PickOnSite | null>(null);

export function usePickOnSite(): PickOnSite {
  const context = useContext(PickContext);
  if (!context) throw new Error("usePickOnSite is used outside of PickOnSiteProvider.");
  return context;
}

interface Started {
  id: string;
  nodeId: string;
  at: number;
}

/**
 * Choosing on the site goes on in another tab, whatever is selected here meanwhile: what was saved there becomes a
 * change of the document, which can be undone.
 */
export function PickOnSiteProvider({ flowId, children }: { flowId: string; children: ReactNode }) {
  const t = useTranslations("flow-editor.places");
  const store = useEditorStore();
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [pick, setPick] = useState<Started | null>(null);
  const begin = useMutation(trpc.flows.startPick.mutationOptions());
  const status = useQuery({
    ...trpc.flows.pick.queryOptions({ id: pick?.id ?? "" }),
    enabled: pick !== null,
    refetchInterval: ({ state: { data } }) =>
      data?.state === "saved" || data?.state === "expired" ? false : ASK_EVERY_MS,
    refetchIntervalInBackground: true,
    gcTime: 0,
  });
  const now = status.data;

  useEffect(() => {
    if (!pick || now?.state !== "saved") return;
    const node = nodeOf(store.getState(), pick.nodeId);
    if (!node) return;
    const next = changeConfig(documentOf(store.getState()), pick.nodeId, {
      ...node.config,
      places: now.places,
    });
    change(store, next, `pick:${pick.id}`);
    store.setState({ announcement: t("arrived") });
  }, [pick, now, store, t]);

  const start = ({ nodeId, ...order }: PickOrder) => {
    // At once, in the press: a tab that is opened later is taken for an advertisement.
    const tab = window.open("about:blank");
    setPick(null);
    begin.mutate(
      { flowId, nodeId, ...order },
      {
        onSuccess({ id, url }) {
          setPick({ id, nodeId, at: Date.now() });
          if (!tab) return;
          tab.opener = null;
          tab.location.replace(url);
        },
        onError: () => tab?.close(),
      },
    );
  };
  const stateOf = (nodeId: string): PickState => {
    if (begin.isPending) return begin.variables.nodeId === nodeId ? "starting" : "idle";
    if (pick?.nodeId !== nodeId) return "idle";
    const state = now?.state ?? "waiting";
    const isSilent = status.dataUpdatedAt - pick.at > SILENT_AFTER_MS;
    return state === "waiting" && isSilent ? "silent" : state;
  };
  const value = {
    flowId,
    stateOf,
    problem: begin.error ? refusal.sentence(begin.error) : null,
    start,
    stop: () => setPick(null),
  };
  return <PickContext value={value}>{children}</PickContext>;
}
