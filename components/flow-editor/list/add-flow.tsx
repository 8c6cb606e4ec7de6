"use client";

import { Button, Group, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconTemplate } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import type { FlowKind } from "@/core/flow/document";
import { TemplateDialog } from "./template-dialog";

/** Makes a flow and opens it: a plain one by the button, one of the templates by the gallery beside it. */
export function AddFlow({ kind }: { kind: FlowKind }) {
  const t = useTranslations("flow-editor");
  const { slug } = useWorkspace();
  const router = useRouter();
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [isChoosing, setChoosing] = useState(false);
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/${slug}/rules/${id}`),
      onError: (error) => notifications.show({ color: "red", message: refusal.sentence(error) }),
    }),
  );
  // Until the editor has come, a second press would make a second flow.
  const isBusy = create.isPending || create.isSuccess;
  const plain = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      loading={isBusy}
      onClick={() => create.mutate({ kind, name: t(`list.newName.${kind}`) })}
    >
      {t(`list.add.${kind}`)}
    </Button>
  );
  return (
    <Group gap={1} wrap="nowrap">
      {plain}
      <Tooltip label={t("templates.from")}>
        <Button px={10} disabled={isBusy} aria-label={t("templates.from")} onClick={() => setChoosing(true)}>
          <IconTemplate size={16} aria-hidden />
        </Button>
      </Tooltip>
      <TemplateDialog
        kind={kind}
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(template) => {
          setChoosing(false);
          create.mutate({ kind, template, name: t(`templates.${template}.name`) });
        }}
      />
    </Group>
  );
}
