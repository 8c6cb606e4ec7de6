import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";

/** What every change of the sender has in common: refusals are said, and what is shown is read anew. */
export function useSenderChanges() {
  const trpc = useTrpc();
  const refusal = useRefusal();
  const queryClient = useQueryClient();
  return {
    onError: (error: unknown) => {
      notifications.show({ color: "red", message: refusal.sentence(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.textMessages.pathKey() }),
  };
}
