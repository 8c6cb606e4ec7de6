"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PasswordField } from "@/components/auth/password-field";
import { signInWith } from "@/components/auth/sign-in";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";

/** The change ends every session; this one begins again with the new password. */
export function PasswordForm() {
  const t = useTranslations("settings.account");
  const { user } = useWorkspace();
  const trpc = useTrpc();
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: async (_, { next }) => {
        const { ok } = await signInWith("password", { email: user.email, password: next });
        if (!ok) window.location.assign("/sign-in");
      },
    }),
  );
  const draft = useDraft({
    id: null,
    initialValues: { current: "", next: "" },
    save: change,
    send: (values) => change.mutateAsync(values),
    empties: true,
  });
  return (
    <FormSection title={t("password")} text={t("passwordText")}>
      <FormFrame draft={draft} saveLabel={t("change")}>
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        <PasswordField label={t("current")} {...draft.field("current")} />
        <PasswordField isNew label={t("next")} {...draft.field("next")} />
      </FormFrame>
    </FormSection>
  );
}
