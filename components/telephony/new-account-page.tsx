"use client";

import { Anchor, Button, Stack, Text, Title } from "@mantine/core";
import { IconPhoneOff } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { Notice } from "@/components/ui/notice";
import { AccountFields } from "./account-fields";
import { type AccountValues, initialValues, missingFields } from "./account-values";
import type { Provider } from "./accounts";
import { BackToAccounts } from "./provider-catalog";
import { useFieldWords } from "./use-field-words";

/** Connects an account; its page then shows what the provider says of it. */
export function NewAccountPage({ provider: id }: { provider: string }) {
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.telephony.catalog.queryOptions());
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton fields={4} />;
  const provider = data.find((one) => one.id === id);
  if (!provider?.isAllowed) return <NotHere provider={provider} />;
  return <NewAccountForm provider={provider} />;
}

/** An address that was kept, or typed: this provider cannot be connected here. */
function NotHere({ provider }: { provider: Provider | undefined }) {
  const t = useTranslations("telephony");
  const { slug } = useWorkspace();
  return (
    <Stack gap="md">
      <BackToAccounts />
      <EmptyState
        icon={IconPhoneOff}
        title={provider ? t("form.new", { provider: provider.name }) : t("catalog.unknown")}
        text={t(provider ? "catalog.ownServer" : "catalog.unknownText")}
        action={
          <Button component={Link} href={`/${slug}/settings/telephony/new`} variant="default">
            {t("catalog.all")}
          </Button>
        }
      />
    </Stack>
  );
}

function NewAccountForm({ provider }: { provider: Provider }) {
  const t = useTranslations("telephony");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const router = useRouter();
  const queryClient = useQueryClient();
  const check = useMutation(trpc.telephony.check.mutationOptions());
  const create = useMutation(
    trpc.telephony.create.mutationOptions({
      onSuccess: async ({ id }) => {
        // The page of the account begins with what the provider answers.
        await check.mutateAsync({ id }).catch(() => undefined);
        await queryClient.invalidateQueries({ queryKey: trpc.telephony.pathKey() });
        router.push(`/${slug}/settings/telephony/${id}`);
      },
    }),
  );
  const draft = useDraft<AccountValues>({
    // Keys are typed here: they are not kept in the browser.
    id: null,
    initialValues: initialValues(provider),
    save: create,
    send: ({ name, ...fields }) => create.mutateAsync({ provider: provider.id, name, fields }),
    check: (values) => missingFields(provider, values, true),
    say: useFieldWords(),
  });
  return (
    <Stack gap="md">
      <BackToAccounts />
      <div>
        <Title order={2}>{t("form.new", { provider: provider.name })}</Title>
        <Text size="sm" c="dimmed">
          {t.rich(`where.${provider.id}`, {
            link: (words) => (
              <Anchor href={provider.helpUrl} target="_blank" rel="noopener noreferrer" inherit>
                {words}
              </Anchor>
            ),
          })}
        </Text>
      </div>
      {provider.isOutOfReach && <Notice tone="amber">{t("outOfReach")}</Notice>}
      <FormFrame draft={draft} saveLabel={t("form.connect")} leaves>
        <FormSection title={t("form.access")}>
          <AccountFields provider={provider} field={draft.field} isNew />
        </FormSection>
      </FormFrame>
    </Stack>
  );
}
