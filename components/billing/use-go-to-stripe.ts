import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";

/** The two ways to a page of Stripe's. The button stays busy until that page has come. */
export function useGoToStripe() {
  const trpc = useTrpc();
  const refusal = useRefusal();
  const answers = {
    onSuccess: ({ url }: { url: string }) => window.location.assign(url),
    onError: (error: unknown) => void notifications.show({ color: "red", message: refusal.sentence(error) }),
  };
  const checkout = useMutation(trpc.billing.checkout.mutationOptions(answers));
  const portal = useMutation(trpc.billing.portal.mutationOptions(answers));
  const isGoing = [checkout, portal].some(({ isPending, isSuccess }) => isPending || isSuccess);
  return { checkout, portal, isGoing };
}
