"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";

/**
 * What an operator can do at the console. Nothing is assumed done: what the page shows comes down the live line. A
 * refusal is said in words.
 */
export function useDeeds() {
  const trpc = useTrpc();
  const refusal = useRefusal();
  const onError = (error: unknown) =>
    void notifications.show({ color: "red", message: refusal.sentence(error) });
  return {
    accept: useMutation(trpc.console.accept.mutationOptions({ onError })),
    decline: useMutation(trpc.console.decline.mutationOptions({ onError })),
    snooze: useMutation(trpc.console.snooze.mutationOptions({ onError })),
    ready: useMutation(trpc.console.ready.mutationOptions({ onError })),
    restLonger: useMutation(trpc.console.restLonger.mutationOptions({ onError })),
    pause: useMutation(trpc.operators.setPause.mutationOptions({ onError })),
  };
}

export type Deeds = ReturnType<typeof useDeeds>;
