"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";

/** Has everything about lists read anew. */
export function useListsChanged(): () => Promise<void> {
  const trpc = useTrpc();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: trpc.numberLists.pathKey() });
}
