"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTrpc } from "@/components/trpc/client";
import { flowsBehind, type LiveRouting, type Subflows } from "@/core/flow/inline-subflow";
import type { Flow } from "./flow";
import { useSettledDocument } from "./use-settled-document";

const NONE: [string, LiveRouting][] = [];
const SubflowsContext = createContext<Subflows | null>(null);

/** The routings that a flow goes through, for the check and for the test of a callback. */
export function SubflowsProvider({ flow, children }: { flow: Flow; children: ReactNode }) {
  const document = useSettledDocument();
  const trpc = useTrpc();
  const ids = flow.kind === "routing" ? flowsBehind(document).sort() : [];
  const { data } = useQuery({
    ...trpc.flows.liveRoutings.queryOptions({ ids }),
    enabled: ids.length > 0,
  });
  const live = ids.length === 0 ? NONE : data;
  const subflows = useMemo(
    (): Subflows | null => (live ? { ownId: flow.id, live: new Map(live) } : null),
    [live, flow.id],
  );
  return <SubflowsContext value={subflows}>{children}</SubflowsContext>;
}

/** Null until they are known. */
export const useSubflows = (): Subflows | null => useContext(SubflowsContext);
