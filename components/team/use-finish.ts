"use client";

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";

/** After a write: asks anew for teams and operators, says what was done, and goes back to the list. */
export function useFinish(): (message: string | null) => Promise<void> {
  const trpc = useTrpc();
  const router = useRouter();
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  return async (message) => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.teams.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.operators.pathKey() }),
    ]);
    if (message) notifications.show({ message });
    router.push(`/${slug}/team`);
  };
}
