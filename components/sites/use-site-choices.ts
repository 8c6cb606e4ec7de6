"use client";

import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";

/** What a site's form offers to choose from. */
export function useSiteChoices() {
  const trpc = useTrpc();
  return useQuery({ ...trpc.sites.choices.queryOptions(), staleTime: 60_000 });
}
