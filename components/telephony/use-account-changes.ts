import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";

/** What every change of an account has in common: refusals are said, and everything shown is read anew. */
export function useAccountChanges() {
  const trpc = useTrpc();
  const refusal = useRefusal();
  const queryClient = useQueryClient();
  return {
    onError: (error: unknown) => {
      notifications.show({ color: "red", message: refusal.sentence(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.telephony.pathKey() }),
  };
}
