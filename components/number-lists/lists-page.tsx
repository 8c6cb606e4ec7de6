"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { IconListDetails, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { Notice } from "@/components/ui/notice";
import { NumberListCard } from "./number-list-card";
import { useListsChanged } from "./use-lists-changed";

/** Lists of numbers that rules ask about: VIPs, numbers that are not called. */
export function ListsPage() {
  const t = useTranslations("settings.lists");
  const canEdit = useCan("flows:edit");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.numberLists.list.queryOptions());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <FormSkeleton fields={2} />;
  return (
    <Stack gap="md">
      {canEdit && <NewList />}
      {data.length === 0 && <EmptyState icon={IconListDetails} title={t("empty")} text={t("emptyText")} />}
      {data.map((list) => (
        <NumberListCard key={list.id} list={list} canEdit={canEdit} />
      ))}
    </Stack>
  );
}

function NewList() {
  const t = useTranslations("settings.lists");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [name, setName] = useState("");
  const changed = useListsChanged();
  const create = useMutation(
    trpc.numberLists.create.mutationOptions({ onSuccess: () => setName(""), onSettled: changed }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) create.mutate({ name });
  };
  return (
    <FormSection title={t("new")} text={t("text")}>
      <form onSubmit={submit}>
        <Group gap="xs" align="flex-end">
          <TextInput
            flex={1}
            miw={180}
            maw={360}
            label={t("name")}
            placeholder={t("nameExample")}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            leftSection={<IconPlus size={16} />}
            loading={create.isPending}
            disabled={name.trim() === ""}
          >
            {t("add")}
          </Button>
        </Group>
      </form>
      {create.error && <Notice tone="red">{refusal.sentence(create.error)}</Notice>}
    </FormSection>
  );
}
