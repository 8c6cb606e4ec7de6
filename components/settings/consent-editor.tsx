"use client";

import { Checkbox, Paper, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import type { Language } from "@/i18n/languages";
import type { ConsentVersion } from "./consent-version";
import { ConsentVersions } from "./consent-versions";

interface ConsentEditorProps {
  siteId: string;
  language: Language;
  /** Newest first. */
  versions: ConsentVersion[];
}

/** The current text of one language, and the field from which its next version is published. */
export function ConsentEditor({ siteId, language, versions }: ConsentEditorProps) {
  const t = useTranslations("settings.consent");
  const languages = useTranslations("settings.languages");
  const canEdit = useCan("settings:edit");
  const current = versions[0];
  const publish = usePublish();
  const draft = useDraft({
    id: `consent:${siteId}:${language}`,
    initialValues: { text: current?.text ?? "" },
    readOnly: !canEdit,
    save: publish,
    send: (values) => publish.mutateAsync({ siteId, language, ...values }),
  });
  return (
    <FormSection
      title={languages(language)}
      text={current ? t("current", { version: current.version }) : t("none")}
    >
      <FormFrame draft={draft} saveLabel={t("publish", { version: (current?.version ?? 0) + 1 })} quiet>
        <Textarea
          label={t("text")}
          lang={language}
          autosize
          minRows={2}
          maxLength={1000}
          {...draft.field("text")}
        />
        {canEdit && draft.isDirty && <Preview text={draft.form.values.text} language={language} />}
      </FormFrame>
      <ConsentVersions versions={versions} />
    </FormSection>
  );
}

/** As the widget will show it. */
function Preview({ text, language }: { text: string; language: Language }) {
  const t = useTranslations("settings.consent");
  return (
    <Paper p="sm" bg="var(--mantine-color-default-hover)">
      <Text size="xs" c="dimmed" mb={6}>
        {t("preview")}
      </Text>
      <Checkbox label={text} lang={language} tabIndex={-1} readOnly checked={false} />
    </Paper>
  );
}

function usePublish() {
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.consents.publish.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.consents.pathKey() }),
    }),
  );
}
