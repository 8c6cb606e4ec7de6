"use client";

import { Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { ReadOnlyNote } from "@/components/settings/read-only-note";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import type { AppRouter } from "@/server/trpc/root";
import { type ChoiceDraft, ChoiceList } from "./choice-list";

type Dispositions = inferRouterOutputs<AppRouter>["dispositions"]["list"];

/** The list that operators choose from after a talk, in the console and on the phone. */
export function DispositionsForm({ choices, asksByKeypad }: Dispositions) {
  const t = useTranslations("settings.dispositions");
  const { slug } = useWorkspace();
  const canEdit = useCan("settings:edit");
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.dispositions.update.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.dispositions.pathKey() }),
    }),
  );
  const draft = useDraft<{ choices: ChoiceDraft[]; asksByKeypad: boolean }>({
    id: `${slug}:dispositions`,
    initialValues: { choices, asksByKeypad },
    readOnly: !canEdit,
    save,
    send: (values) => save.mutateAsync(values),
    check: (values) => problemsOf(values.choices),
  });
  const { values, setFieldValue } = draft.form;
  return (
    <FormFrame draft={draft}>
      {!canEdit && <ReadOnlyNote />}
      <FormSection title={t("title")} text={t("text")}>
        <ChoiceList
          choices={values.choices}
          readOnly={!canEdit}
          problemAt={(index) => draft.problem(`choices.${index}.name`)}
          onChange={(next) => setFieldValue("choices", next)}
        />
      </FormSection>
      <FormSection title={t("phone")} text={t("phoneText")}>
        <Switch
          label={t("asks")}
          description={t("asksText")}
          checked={values.asksByKeypad}
          disabled={!canEdit}
          onChange={({ currentTarget }) => setFieldValue("asksByKeypad", currentTarget.checked)}
        />
      </FormSection>
    </FormFrame>
  );
}

const problemsOf = (choices: readonly ChoiceDraft[]): Record<string, string> =>
  Object.fromEntries(
    choices.flatMap(({ name }, index) => (name.trim() === "" ? [[`choices.${index}.name`, "empty"]] : [])),
  );
