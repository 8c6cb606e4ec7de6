"use client";

import { Button, Group, Paper, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { showUndo } from "@/components/ui/undo-notice";
import { useFailureNotice } from "@/components/ui/use-failure-notice";
import type { AppRouter } from "@/server/trpc/root";
import classes from "./sound-card.module.css";
import { useSoundsChanged } from "./use-sounds-changed";

type SoundView = inferRouterOutputs<AppRouter>["sounds"]["list"][number];

/** One sound: to be heard, renamed, removed. */
export function SoundCard({ sound, canEdit }: { sound: SoundView; canEdit: boolean }) {
  const t = useTranslations("settings.sounds");
  const [isRenaming, setRenaming] = useState(false);
  return (
    <Paper component="section" p="md" aria-label={sound.title}>
      {isRenaming ? (
        <Rename sound={sound} onDone={() => setRenaming(false)} />
      ) : (
        <Group justify="space-between" gap="xs" align="flex-start">
          <div className={classes.title}>
            <Title order={2}>{sound.title}</Title>
            <Text size="sm" c="dimmed">
              {t("lasts", { seconds: Math.max(1, Math.round(sound.ms / 1_000)) })}
            </Text>
          </div>
          {canEdit && (
            <Group gap="xs" wrap="nowrap">
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${t("rename")}: ${sound.title}`}
                onClick={() => setRenaming(true)}
              >
                {t("rename")}
              </Button>
              <Archive sound={sound} />
            </Group>
          )}
        </Group>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: it is what is heard on the telephone */}
      <audio controls preload="none" src={sound.path} aria-label={sound.title} className={classes.player} />
    </Paper>
  );
}

function Rename({ sound: { id, title }, onDone }: { sound: SoundView; onDone: () => void }) {
  const t = useTranslations("settings.sounds");
  const common = useTranslations("common");
  const trpc = useTrpc();
  const [typed, setTyped] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  // The button that was pressed is gone: without this the focus would be, too.
  useEffect(() => field.current?.select(), []);
  const failed = useFailureNotice();
  const rename = useMutation(
    trpc.sounds.rename.mutationOptions({ onSuccess: onDone, onError: failed, onSettled: useSoundsChanged() }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) rename.mutate({ id, title: typed });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          flex={1}
          miw={180}
          maw={360}
          label={t("title")}
          maxLength={80}
          ref={field}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" loading={rename.isPending} disabled={typed.trim() === ""}>
          {common("save")}
        </Button>
        <Button variant="default" onClick={onDone}>
          {common("cancel")}
        </Button>
      </Group>
    </form>
  );
}

function Archive({ sound: { id, title } }: { sound: SoundView }) {
  const t = useTranslations("settings.sounds");
  const common = useTranslations("common");
  const trpc = useTrpc();
  const after = { onError: useFailureNotice(), onSettled: useSoundsChanged() };
  const restore = useMutation(trpc.sounds.restore.mutationOptions(after));
  const archive = useMutation(
    trpc.sounds.archive.mutationOptions({
      ...after,
      onSuccess: () =>
        showUndo({
          message: t("archived", { title }),
          undoLabel: common("undo"),
          onUndo: () => restore.mutate({ id }),
        }),
    }),
  );
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`${t("archive")}: ${title}`}
      loading={archive.isPending}
      onClick={() => archive.mutate({ id })}
    >
      {t("archive")}
    </Button>
  );
}
