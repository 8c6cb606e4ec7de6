"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { ReadOnlyNote } from "@/components/settings/read-only-note";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { AccountFields } from "./account-fields";
import { type AccountValues, initialValues, missingFields } from "./account-values";
import type { Account, Provider } from "./accounts";
import { useAccountChanges } from "./use-account-changes";
import { useFieldWords } from "./use-field-words";

/** Name and keys. A key that is left empty stays as it is. */
export function AccountSettings({ account }: { account: Account }) {
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.telephony.catalog.queryOptions());
  const provider = data?.find(({ id }) => id === account.provider);
  if (!provider)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton fields={4} />;
  return <SettingsForm account={account} provider={provider} />;
}

function SettingsForm({ account, provider }: { account: Account; provider: Provider }) {
  const t = useTranslations("telephony.form");
  const canEdit = useCan("telephony:edit");
  const trpc = useTrpc();
  const { onSettled } = useAccountChanges();
  const check = useMutation(trpc.telephony.check.mutationOptions({ onSettled }));
  const save = useMutation(
    trpc.telephony.update.mutationOptions({ onSuccess: (_, { id }) => check.mutate({ id }), onSettled }),
  );
  const draft = useDraft<AccountValues>({
    id: null,
    initialValues: initialValues(provider, account),
    readOnly: !canEdit,
    save,
    send: ({ name, ...fields }) => save.mutateAsync({ id: account.id, name, fields }),
    check: (values) => missingFields(provider, values, false),
    say: useFieldWords(),
  });
  return (
    <FormFrame draft={draft}>
      {!canEdit && <ReadOnlyNote />}
      <FormSection title={t("access")}>
        <AccountFields provider={provider} field={draft.field} isNew={false} />
      </FormSection>
    </FormFrame>
  );
}
