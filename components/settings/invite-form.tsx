"use client";

import { Button, CopyButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { useFocusProblem } from "@/components/ui/use-focus-problem";
import { type Role, RoleSelect } from "./role-select";

/** An e-mail and a role. The link is shown too: mails get lost, and a new installation sends none. */
export function InviteForm() {
  const t = useTranslations("settings.invite");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const form = useForm<{ email: string; role: Role }>({ initialValues: { email: "", role: "manager" } });
  const invite = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => {
        form.reset();
        return queryClient.invalidateQueries({ queryKey: trpc.invitations.pathKey() });
      },
    }),
  );
  const problems = refusal.fields(invite.error);
  const hasFieldProblem = Object.keys(problems).length > 0;
  const formRef = useFocusProblem(invite.error);
  return (
    <FormSection title={t("title")} text={t("text")}>
      <form ref={formRef} noValidate onSubmit={form.onSubmit((values) => invite.mutate(values))}>
        <Group gap="sm" align="flex-start">
          <TextInput
            label={t("email")}
            type="email"
            autoComplete="off"
            flex="1 1 220px"
            {...form.getInputProps("email")}
            error={problems.email}
          />
          <RoleSelect
            label={t("role")}
            value={form.values.role}
            onChange={(role) => form.setFieldValue("role", role)}
          />
          <Button type="submit" mt={23} loading={invite.isPending}>
            {t("submit")}
          </Button>
        </Group>
      </form>
      {invite.error && !hasFieldProblem && (
        <Notice tone="red" role="alert">
          {refusal.sentence(invite.error)}
        </Notice>
      )}
      {invite.data && <InvitationLink email={invite.variables.email} link={invite.data.link} />}
    </FormSection>
  );
}

function InvitationLink({ email, link }: { email: string; link: string }) {
  const t = useTranslations("settings.invite");
  return (
    <Notice tone="blue" role="status">
      <Stack gap="xs">
        <Text size="sm">{t("sent", { email })}</Text>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            value={link}
            readOnly
            flex={1}
            miw={0}
            aria-label={t("link")}
            onFocus={(event) => event.target.select()}
          />
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? "copied" : "copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Notice>
  );
}
