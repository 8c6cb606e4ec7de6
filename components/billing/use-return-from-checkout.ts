import { useMutation, useQueryClient } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { useTrpc } from "@/components/trpc/client";
import type { Overview } from "./billing";

const LOOK_EVERY_MS = 3_000;

/**
 * Whoever comes back from Checkout has paid, and Stripe tells us by another way: until it has, the page has Stripe asked.
 * Null for everybody else.
 */
export function useReturnFromCheckout(overview: Overview | undefined): "waiting" | "done" | null {
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const { mutate: refresh } = useMutation(
    trpc.billing.refresh.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() }),
    }),
  );
  const [checkout] = useQueryState("checkout", parseAsStringLiteral(["done"] as const));
  const hasPlan = overview !== undefined && overview.plan.id !== "free";
  const isWaiting = checkout === "done" && overview !== undefined && !hasPlan;
  useEffect(() => {
    if (!isWaiting) return;
    refresh();
    const timer = setInterval(refresh, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, refresh]);
  if (checkout === null || overview === undefined) return null;
  return isWaiting ? "waiting" : "done";
}
