"use client";

import { Button, Group, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import type { FlowKind } from "@/core/flow/document";
import { routingTemplates } from "@/core/flow/templates/routing-templates";
import { templates } from "@/core/flow/templates/templates";

/** Makes a flow and opens it: a plain one by the button, one of the templates by the list beside it. */
export function AddFlow({ kind }: { kind: FlowKind }) {
  const t = useTranslations("flow-editor");
  const { slug } = useWorkspace();
  const router = useRouter();
  const trpc = useTrpc();
  const refusal = useRefusal();
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/${slug}/rules/${id}`),
      onError: (error) => notifications.show({ color: "red", message: refusal.sentence(error) }),
    }),
  );
  // Until the editor has come, a second press would make a second flow.
  const isBusy = create.isPending || create.isSuccess;
  const offered: readonly { id: string }[] = kind === "display" ? templates : routingTemplates;
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
      <Menu position="bottom-end" width={340}>
        <Menu.Target>
          <Button px={10} disabled={isBusy} aria-label={t("templates.from")}>
            <IconChevronDown size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="min(36rem, 75dvh)" style={{ overflowY: "auto" }}>
          <Menu.Label>{t("templates.from")}</Menu.Label>
          {offered.map(({ id }) => (
            <Menu.Item
              key={id}
              onClick={() => create.mutate({ kind, template: id, name: t(`templates.${id}.name`) })}
            >
              <Text size="sm" fw={500}>
                {t(`templates.${id}.name`)}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`templates.${id}.text`)}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
