"use client";

import { Paper, Select, Stack, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import type { ConnectionView } from "../views";
import type { Crm, Directory } from "./connector";
import { DealFields } from "./deal-fields";
import { LeadChoice } from "./lead-choice";
import classes from "./mapping.module.css";
import { MappingRows } from "./mapping-rows";
import { problemsOf, type Written } from "./written";
import { CallPreview, DealPreview, NotePreview } from "./written-preview";

/** Languages that texts in a CRM can be in (core/crm/crm-words.ts). */
const LANGUAGES = ["en", "ru"] as const;

interface WrittenFormProps {
  connection: ConnectionView;
  crm: Crm;
  /** undefined: the CRM has not told yet what it has, or cannot be asked. */
  directory: Directory | undefined;
}

/** What is written for a callback: fields of the contact, a deal, the call, a note; tried on a real lead. */
export function WrittenForm({ connection, crm, directory }: WrittenFormProps) {
  const t = useTranslations("crm");
  const { draft, set } = useWritten(connection.id, crm, directory);
  const { mapping, deal, call, note, language } = draft.form.values;
  const [leadId, setLeadId] = useState(crm.leads[0]?.id ?? null);
  const trpc = useTrpc();
  const { data: message } = useQuery(trpc.crm.preview.queryOptions({ callbackId: leadId }));
  const rows = {
    mapping,
    message,
    formFields: crm.formFields,
    fields: directory?.fields,
    problemAt: (at: number) => draft.problem(`mapping.${at}`),
    onChange: (changed: Written["mapping"]) => set({ mapping: changed }),
  };
  return (
    <FormFrame draft={draft}>
      <Paper p="md">
        <LeadChoice leads={crm.leads} value={leadId} onChange={setLeadId} />
      </Paper>
      <FormSection title={t("contact.title")} text={t("contact.text")}>
        <MappingRows object="contact" {...rows} />
      </FormSection>
      <FormSection title={t("deal.title")}>
        <DealFields
          deal={deal}
          pipelines={directory?.pipelines}
          problem={draft.problem("deal")}
          onChange={(changed) => set({ deal: changed })}
        />
        {deal && <DealPreview message={message} language={language} />}
        {deal && <MappingRows object="deal" {...rows} />}
      </FormSection>
      <FormSection title={t("activities.title")}>
        <Stack gap="sm">
          <Switch
            label={t("activities.call")}
            description={t("activities.callText")}
            checked={call}
            onChange={(event) => set({ call: event.currentTarget.checked })}
          />
          {call && (
            <div className={classes.activity}>
              <CallPreview message={message} language={language} />
            </div>
          )}
          <Switch
            label={t("activities.note")}
            description={t("activities.noteText")}
            checked={note}
            onChange={(event) => set({ note: event.currentTarget.checked })}
          />
          {note && <NotePreview message={message} language={language} />}
          <Select
            label={t("activities.language")}
            description={t("activities.languageText")}
            allowDeselect={false}
            maw={320}
            data={LANGUAGES.map((code) => ({ value: code, label: t(`activities.languages.${code}`) }))}
            value={language}
            onChange={(chosen) => set({ language: LANGUAGES.find((code) => code === chosen) ?? language })}
          />
        </Stack>
      </FormSection>
    </FormFrame>
  );
}

function useWritten(id: string, { settings }: Crm, directory: Directory | undefined) {
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.crm.saveMapping.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.crm.get.queryKey() }),
    }),
  );
  const { mapping, deal, call, note, language } = settings;
  const draft = useDraft<Written>({
    id: `${slug}:crm:${id}`,
    initialValues: { mapping, deal, call, note, language },
    save,
    send: (written) => save.mutateAsync({ ...withoutUnused(written), id }),
    check: (written) => problemsOf(written, directory),
    // The rows have words of their own for what is wrong.
    say: (_field, code) => code,
  });
  return { draft, set: (change: Partial<Written>) => draft.form.setValues(change) };
}

/** Rows for a deal that nobody makes need not be right to be left out. */
const withoutUnused = (written: Written): Written => ({
  ...written,
  mapping: written.mapping.filter(({ object, property }) => object === "contact" || property !== ""),
});
