"use client";

import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import { IssueList } from "../issues/issue-list";
import { useIssues } from "../issues/use-issues";
import type { Autosave } from "../saving/use-autosave";
import { useDocument, useEditor, useEditorStore } from "../store/editor-context";
import type { Flow } from "../store/flow";
import { useWording } from "../words/use-wording";
import { ChangeSummary } from "./change-summary";

interface PublishDialogProps {
  flow: Flow;
  autosave: Autosave;
  onPublished: () => void;
}

/** Before anything reaches visitors: what will change for them, on which sites, or what stands in the way. */
export function PublishDialog(props: PublishDialogProps) {
  const { t } = useWording();
  const store = useEditorStore();
  const isOpen = useEditor(({ dialog }) => dialog === "publish");
  const close = () => store.setState({ dialog: null });
  return (
    <Modal opened={isOpen} onClose={close} title={t("publish.title")} size="lg">
      <Publication {...props} close={close} />
    </Modal>
  );
}

function Publication({ flow, autosave, onPublished, close }: PublishDialogProps & { close: () => void }) {
  const { t } = useWording();
  const refusal = useRefusal();
  const document = useDocument();
  const errors = useIssues().filter(({ severity }) => severity === "error");
  const [name, setName] = useState("");
  const [sites, setSites] = useState(flow.sites.map(({ id }) => id));
  const publish = usePublish(flow, autosave);
  if (errors.length > 0)
    return (
      <Stack gap="md">
        <Notice tone="red" icon={IconAlertTriangle}>
          {t("publish.blocked", { count: errors.length })}
        </Notice>
        <IssueList issues={errors} onChosen={close} />
      </Stack>
    );
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const number = await publish.mutateAsync({ name, sites }).catch(() => null);
        if (number === null) return;
        notifications.show({ message: t("publish.done", { number }) });
        onPublished();
        close();
      }}
    >
      <Stack gap="md">
        <ChangeSummary flow={flow} document={document} />
        {flow.kind === "display" && <SiteChoice chosen={sites} onChange={setSites} />}
        <TextInput
          label={t("publish.name")}
          placeholder={t("publish.namePlaceholder")}
          description={t("publish.nameHint")}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {publish.error && (
          <Notice tone="red" icon={IconAlertTriangle} role="alert">
            {refusal.sentence(publish.error)}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("publish.cancel")}
          </Button>
          <Button type="submit" loading={publish.isPending} data-autofocus>
            {t("publish.now")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function SiteChoice({ chosen, onChange }: { chosen: string[]; onChange: (sites: string[]) => void }) {
  const { t } = useWording();
  const trpc = useTrpc();
  const { data } = useQuery(trpc.sites.list.queryOptions());
  if (!data?.length) return null;
  return (
    <Checkbox.Group
      label={t("publish.sites")}
      description={t("publish.sitesHint")}
      value={chosen}
      onChange={onChange}
    >
      <Stack gap={8} mt={8}>
        {data.map((site) => (
          <Checkbox key={site.id} value={site.id} label={site.name} />
        ))}
      </Stack>
      {chosen.length === 0 && (
        <Text size="sm" c="dimmed" mt={8}>
          {t("publish.noSite")}
        </Text>
      )}
    </Checkbox.Group>
  );
}

/** Saves what is not saved, publishes it, and then lets the sites that were chosen use it: never the other way round. */
function usePublish(flow: Flow, autosave: Autosave) {
  const trpc = useTrpc();
  const publish = useMutation(trpc.flows.publish.mutationOptions());
  const assign = useMutation(trpc.flows.assign.mutationOptions());
  return useMutation({
    mutationFn: async ({ name, sites }: { name: string; sites: string[] }) => {
      if (!(await autosave.save())) return null;
      const { number } = await publish.mutateAsync({
        id: flow.id,
        version: autosave.version(),
        ...(name.trim() && { name: name.trim() }),
      });
      if (flow.kind === "routing") return number;
      const before = flow.sites.map(({ id }) => id);
      for (const siteId of sites.filter((id) => !before.includes(id)))
        await assign.mutateAsync({ siteId, flowId: flow.id });
      for (const siteId of before.filter((id) => !sites.includes(id)))
        await assign.mutateAsync({ siteId, flowId: null, kind: flow.kind });
      return number;
    },
  });
}
