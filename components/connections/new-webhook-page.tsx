"use client";

import { Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import { PageHeader } from "@/components/ui/page-header";
import { ConnectionFields, type ConnectionValues, useConnectionWords } from "./connection-fields";
import { SecretPanel } from "./secret-panel";

/** Adds a webhook, then shows its secret, once. */
export function NewWebhookPage() {
  const t = useTranslations("connections");
  const trpc = useTrpc();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { slug } = useWorkspace();
  const create = useMutation(
    trpc.connections.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
    }),
  );
  const draft = useDraft<ConnectionValues>({
    id: `${slug}:connection:new`,
    initialValues: { name: "", url: "", events: ["callback.finished"] },
    save: create,
    send: (values) => create.mutateAsync(values),
    ...useConnectionWords(),
  });
  return (
    <Stack gap="md" maw={760}>
      <PageHeader
        title={t("form.new")}
        back={{ href: `/${slug}/connections/new`, label: t("catalog.title") }}
      />
      {create.data ? (
        <SecretPanel
          secret={create.data.secret}
          onDone={() => router.push(`/${slug}/connections/${create.data.id}`)}
        />
      ) : (
        <FormFrame draft={draft} saveLabel={t("form.create")}>
          <FormSection title={t("form.receiver")}>
            <ConnectionFields field={draft.field} />
          </FormSection>
        </FormFrame>
      )}
    </Stack>
  );
}
