"use client";

import { Button, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { ClockTime } from "@/components/ui/clock-time";
import { FormSection } from "@/components/ui/form-section";
import { showUndo } from "@/components/ui/undo-notice";
import { ConnectionFields, type ConnectionValues, useConnectionWords } from "./connection-fields";
import { SecretPanel } from "./secret-panel";
import type { ConnectionView } from "./views";

export function ConnectionSettings({ connection }: { connection: ConnectionView }) {
  return (
    <Stack gap="md" maw={760}>
      <SettingsForm connection={connection} />
      {connection.account ? <CrmAccess connection={connection} /> : <Secret connection={connection} />}
      <Remove connection={connection} />
    </Stack>
  );
}

function SettingsForm({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections.form");
  const trpc = useTrpc();
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.connections.update.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
    }),
  );
  const { id, name, url, events } = connection;
  const isCrm = connection.account !== null;
  const draft = useDraft<ConnectionValues>({
    id: `${slug}:connection:${id}`,
    initialValues: { name, url: url ?? "", events },
    save: update,
    send: (values) =>
      update.mutateAsync({ id, connection: { ...values, url: isCrm ? undefined : values.url } }),
    ...useConnectionWords({ isCrm }),
  });
  return (
    <FormFrame draft={draft} saveLabel={t("save")}>
      <FormSection title={isCrm ? t("what") : t("receiver")}>
        <ConnectionFields field={draft.field} isCrm={isCrm} />
      </FormSection>
    </FormFrame>
  );
}

function Secret({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections.secret");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const rotate = useMutation(
    trpc.connections.rotateSecret.mutationOptions({
      onError: (error) => {
        notifications.show({ color: "red", message: refusal.sentence(error) });
      },
    }),
  );
  return (
    <FormSection title={t("title")} text={t("rotateText")}>
      {rotate.data ? (
        <SecretPanel secret={rotate.data.secret} onDone={rotate.reset}>
          {t.rich("rotated", { time: () => <ClockTime at={rotate.data.previousUntil} date="always" /> })}
        </SecretPanel>
      ) : (
        <Button
          variant="default"
          style={{ alignSelf: "start" }}
          loading={rotate.isPending}
          onClick={() => rotate.mutate({ id: connection.id })}
        >
          {t("rotate")}
        </Button>
      )}
    </FormSection>
  );
}

/** Signed in there, or by a token: either is made anew where it has stopped to work. */
function CrmAccess({ connection: { id, connector, account } }: { connection: ConnectionView }) {
  const t = useTranslations("connections.access");
  const { slug } = useWorkspace();
  return (
    <FormSection title={t("title")} text={t("text", { account: account?.name ?? "" })}>
      <Button
        component={Link}
        href={`/${slug}/connections/new/${connector}?again=${id}`}
        variant="default"
        style={{ alignSelf: "start" }}
      >
        {t("again")}
      </Button>
    </FormSection>
  );
}

function Remove({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections.remove");
  const common = useTranslations("common");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const router = useRouter();
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const onError = (error: unknown) => {
    notifications.show({ color: "red", message: refusal.sentence(error) });
  };
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.connections.pathKey() });
  const restore = useMutation(trpc.connections.restore.mutationOptions({ onError, onSuccess: refresh }));
  const archive = useMutation(
    trpc.connections.archive.mutationOptions({
      onError,
      onSuccess: () => {
        router.push(`/${slug}/connections`);
        void refresh();
        showUndo({
          message: t("removed", { name: connection.name }),
          undoLabel: common("undo"),
          onUndo: () => restore.mutate({ id: connection.id }),
        });
      },
    }),
  );
  return (
    <FormSection title={t("title")} text={t("text")}>
      <Button
        variant="light"
        color="red"
        style={{ alignSelf: "start" }}
        loading={archive.isPending}
        onClick={() => archive.mutate({ id: connection.id })}
      >
        {t("button")}
      </Button>
    </FormSection>
  );
}
