"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useTrpc } from "@/components/trpc/client";
import type { Flow } from "../store/flow";
import { ReferencesContext } from "./use-wording";

/** The names behind the ids in a flow's settings. */
export function ReferencesProvider({ flow, children }: { flow: Flow; children: ReactNode }) {
  const trpc = useTrpc();
  const teams = useQuery(trpc.teams.list.queryOptions());
  const flows = useQuery(trpc.flows.list.queryOptions());
  const sites = useQuery(trpc.sites.list.queryOptions());
  // Only routing names people, webhooks and offers.
  const enabled = flow.kind === "routing";
  const operators = useQuery({ ...trpc.operators.list.queryOptions(), enabled });
  const lists = useQuery({ ...trpc.numberLists.list.queryOptions(), enabled });
  const offers = useQuery({ ...trpc.flows.offers.queryOptions(), enabled });
  const sounds = useQuery({ ...trpc.sounds.list.queryOptions(), enabled });
  const callerIds = useQuery({ ...trpc.telephony.callerIds.queryOptions(), enabled });
  const connections = useQuery({ ...trpc.connections.list.queryOptions(), enabled });
  // The same value while the names are the same: every sentence of the editor is made of it.
  const references = useMemo(
    () => ({
      teams: teams.data ?? [],
      routingFlows: (flows.data ?? []).filter(({ id, kind }) => kind === "routing" && id !== flow.id),
      operators: operators.data ?? [],
      numberLists: lists.data ?? [],
      offers: offers.data ?? [],
      sounds: sounds.data?.map(({ title, ...sound }) => ({ ...sound, name: title })) ?? [],
      callerIds: callerIds.data,
      webhooks: (connections.data ?? []).filter(({ connector }) => connector === "webhook"),
      siteLanguages: (sites.data ?? [])
        .filter(({ id }) => flow.sites.some((site) => site.id === id))
        .map(({ language }) => language),
    }),
    [
      teams.data,
      flows.data,
      sites.data,
      operators.data,
      lists.data,
      offers.data,
      sounds.data,
      callerIds.data,
      connections.data,
      flow.id,
      flow.sites,
    ],
  );
  return <ReferencesContext value={references}>{children}</ReferencesContext>;
}
