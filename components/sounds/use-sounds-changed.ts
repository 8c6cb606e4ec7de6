"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";

/** Has everything about sounds read anew. */
export function useSoundsChanged(): () => Promise<void> {
  const trpc = useTrpc();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: trpc.sounds.pathKey() });
}
