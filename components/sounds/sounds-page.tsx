"use client";

import { Stack } from "@mantine/core";
import { IconMusic } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { AddSound } from "./add-sound";
import { SoundCard } from "./sound-card";

/** Sounds that are played in calls instead of words. */
export function SoundsPage() {
  const t = useTranslations("settings.sounds");
  const canEdit = useCan("flows:edit");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.sounds.list.queryOptions());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <FormSkeleton fields={2} />;
  return (
    <Stack gap="md">
      {canEdit && <AddSound />}
      {data.length === 0 && <EmptyState icon={IconMusic} title={t("empty")} text={t("emptyText")} />}
      {data.map((sound) => (
        <SoundCard key={sound.id} sound={sound} canEdit={canEdit} />
      ))}
    </Stack>
  );
}
