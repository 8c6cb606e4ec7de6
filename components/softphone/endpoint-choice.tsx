"use client";

import { SegmentedControl } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";

/** Where an operator takes calls; not shown where no browser can be rung, unless the browser was chosen before. */
export function EndpointChoice({ isBusy }: { isBusy: boolean }) {
  const t = useTranslations("softphone.endpoint");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const { data, refetch } = useQuery(trpc.browserPhone.self.queryOptions());
  const choose = useMutation(
    trpc.browserPhone.choose.mutationOptions({
      // Pending until it is known: else what was chosen before would show again for a moment.
      onSuccess: () => refetch(),
      onError: (error) => void notifications.show({ color: "red", message: refusal.sentence(error) }),
    }),
  );
  if (!data || (!data.canUseBrowser && data.endpoint === "phone")) return null;
  return (
    <SegmentedControl
      fullWidth
      mt={8}
      mb={4}
      aria-label={t("label")}
      value={choose.isPending ? choose.variables.endpoint : data.endpoint}
      // A talk would end in the middle of a sentence.
      disabled={choose.isPending || isBusy}
      data={(["phone", "browser"] as const).map((value) => ({ value, label: t(value) }))}
      onChange={(value) => choose.mutate({ endpoint: value })}
    />
  );
}
