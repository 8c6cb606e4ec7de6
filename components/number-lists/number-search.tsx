"use client";

import { ActionIcon, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconTrash } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { PhoneNumber } from "@/components/ui/phone-number";
import { formatPhone } from "@/core/phone/format-phone";
import type { NumberListView } from "./number-list-view";
import { useListsChanged } from "./use-lists-changed";

interface NumberSearchProps {
  list: NumberListView;
  canEdit: boolean;
}

/** What is on a list: the first fifty, or those that a few digits find. */
export function NumberSearch({ list: { id, count }, canEdit }: NumberSearchProps) {
  const t = useTranslations("settings.lists");
  const trpc = useTrpc();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 250);
  const { data, error, refetch } = useQuery({
    ...trpc.numberLists.find.queryOptions({ id, search }),
    placeholderData: keepPreviousData,
  });
  const remove = useMutation(trpc.numberLists.remove.mutationOptions({ onSettled: useListsChanged() }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (count === 0) return null;
  return (
    <Stack gap="xs">
      <TextInput
        maw={280}
        label={t("search")}
        inputMode="tel"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group component="ul" gap="xs" p={0} m={0} style={{ listStyle: "none" }}>
        {data?.map((phone) => (
          <Group key={phone} component="li" gap={2} wrap="nowrap">
            <PhoneNumber e164={phone} />
            {canEdit && (
              <ActionIcon
                size="sm"
                aria-label={t("remove", { phone: formatPhone(phone) })}
                disabled={remove.isPending}
                onClick={() => remove.mutate({ id, phone })}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Group>
      {data?.length === 0 && <Text c="dimmed">{t("none")}</Text>}
      {data && data.length < count && typed === "" && (
        <Text size="sm" c="dimmed">
          {t("first", { shown: data.length, count })}
        </Text>
      )}
    </Stack>
  );
}
