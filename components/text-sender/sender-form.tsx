"use client";

import { Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { ReadOnlyNote } from "@/components/settings/read-only-note";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import { GatewayFields } from "./gateway-fields";
import { GATEWAY, initialValues, inputOf, type SenderValues, type SenderView } from "./sender-values";
import { useSenderChanges } from "./use-sender-changes";

/** An account that is there already, or a gateway with what it needs. */
export function SenderForm({ view }: { view: SenderView }) {
  const t = useTranslations("text-sender");
  const canEdit = useCan("telephony:edit");
  const trpc = useTrpc();
  const { onSettled } = useSenderChanges();
  const save = useMutation(trpc.textMessages.save.mutationOptions({ onSettled }));
  const draft = useDraft<SenderValues>({
    id: null,
    initialValues: initialValues(view),
    readOnly: !canEdit,
    save,
    send: (values) => save.mutateAsync(inputOf(values)),
    say: (_, code) => (t.has(`problems.${code}`) ? t(`problems.${code}`) : null),
  });
  const { values } = draft.form;
  const accounts = view.accounts.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormFrame draft={draft}>
      {!canEdit && <ReadOnlyNote />}
      <FormSection title={t("form.title")}>
        <Select
          label={t("form.provider")}
          description={t(accounts.length > 0 ? "form.providerText" : "form.noAccounts")}
          allowDeselect={false}
          maw={420}
          data={[...accounts, { value: GATEWAY, label: t("form.gateway") }]}
          {...draft.field("accountId")}
        />
        <TextInput
          label={t("form.from")}
          description={t(values.accountId === GATEWAY ? "form.fromGateway" : "form.fromAccount")}
          maxLength={40}
          maw={420}
          {...draft.field("from")}
        />
      </FormSection>
      {values.accountId === GATEWAY && (
        <FormSection title={t("gateway.title")} text={t("gateway.text")}>
          <GatewayFields
            field={draft.field}
            isPost={values.method === "POST"}
            isKept={view.sender?.hasSecret ?? false}
          />
        </FormSection>
      )}
    </FormFrame>
  );
}
