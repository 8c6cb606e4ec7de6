"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { isLanguage } from "@/i18n/languages";
import type { AppRouter } from "@/server/trpc/root";
import { ReadOnlyNote } from "./read-only-note";
import { FOR_EVER, RecordingFields } from "./recording-fields";
import { CallFields, GeneralFields, type WorkspaceValues } from "./workspace-fields";

type Settings = inferRouterOutputs<AppRouter>["workspace"]["settings"];

/** Name, zone, language, who may be called from which number, and how long recordings are kept. */
export function WorkspaceForm({ settings, countries, timeZones }: Settings) {
  const { slug } = useWorkspace();
  const canEdit = useCan("settings:edit");
  const save = useSave();
  const draft = useDraft<WorkspaceValues>({
    id: `${slug}:settings`,
    initialValues: {
      ...settings,
      callerId: settings.callerId ?? "",
      recordingDays: String(settings.recordingDays ?? FOR_EVER),
    },
    readOnly: !canEdit,
    save,
    send: ({ language, recordingDays, ...values }) =>
      save.mutateAsync({
        ...values,
        language: isLanguage(language) ? language : "en",
        recordingDays: recordingDays === FOR_EVER ? null : Number(recordingDays),
      }),
  });
  return (
    <FormFrame draft={draft}>
      {!canEdit && <ReadOnlyNote />}
      <GeneralFields field={draft.field} timeZones={timeZones} />
      <CallFields field={draft.field} countries={countries} />
      <RecordingFields field={draft.field} />
    </FormFrame>
  );
}

function useSave() {
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation(
    trpc.workspace.update.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.workspace.pathKey() });
        // Name and zone stand in the frame around every page, which the server draws.
        router.refresh();
      },
    }),
  );
}
