"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { isLanguage } from "@/i18n/languages";
import { AppearanceFields } from "./appearance-fields";
import type { Site, SiteChoices } from "./site";
import { CallFields, IdentityFields, PrivacyFields, type SiteValues, valuesOf } from "./site-fields";

/** Everything of a site that can be changed. Consent texts stand in the settings: they are versions, not fields. */
export function SiteForm({ site, choices }: { site: Site; choices: SiteChoices }) {
  const { slug } = useWorkspace();
  const canEdit = useCan("sites:edit");
  const save = useSave();
  const draft = useDraft<SiteValues>({
    id: `${slug}:site:${site.id}`,
    initialValues: valuesOf(site),
    readOnly: !canEdit,
    save,
    send: ({ language, routingFlowId, monthlyBudget, color, position, theme, ...rest }) =>
      save.mutateAsync({
        ...rest,
        id: site.id,
        language: isLanguage(language) ? language : "en",
        routingFlowId: routingFlowId || null,
        monthlyBudget: monthlyBudget || null,
        appearance: { color, position, theme },
      }),
  });
  const { values } = draft.form;
  return (
    <FormFrame draft={draft}>
      <IdentityFields field={draft.field} values={values} />
      <CallFields field={draft.field} site={site} choices={choices} isRouted={values.routingFlowId !== ""} />
      <AppearanceFields
        value={values}
        onChange={(change) => draft.form.setValues(change)}
        problem={draft.problem("color") ?? null}
        readOnly={!canEdit}
      />
      <PrivacyFields field={draft.field} />
    </FormFrame>
  );
}

function useSave() {
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.sites.update.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.sites.pathKey() }),
    }),
  );
}
