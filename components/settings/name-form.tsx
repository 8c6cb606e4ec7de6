"use client";

import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";

/** What colleagues call you. The e-mail is what one signs in with, and stays. */
export function NameForm() {
  const t = useTranslations("settings.account");
  const { user } = useWorkspace();
  const router = useRouter();
  const trpc = useTrpc();
  const save = useMutation(trpc.account.changeName.mutationOptions({ onSuccess: () => router.refresh() }));
  const draft = useDraft({
    id: "own-name",
    initialValues: { name: user.name },
    save,
    send: (values) => save.mutateAsync(values),
  });
  return (
    <FormSection title={t("you")}>
      <FormFrame draft={draft}>
        <TextInput label={t("name")} autoComplete="name" maxLength={80} {...draft.field("name")} />
        <TextInput label={t("email")} description={t("emailHint")} value={user.email} readOnly />
      </FormFrame>
    </FormSection>
  );
}
