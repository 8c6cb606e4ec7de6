"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { showUndo } from "@/components/ui/undo-notice";
import { useFinish } from "./use-finish";

interface Archived {
  id: string;
  name: string;
}

/** Archives a team at once, and offers to bring it back. */
export function ArchiveTeam({ team }: { team: Archived }) {
  const trpc = useTrpc();
  const archive = useMutation(trpc.teams.archive.mutationOptions());
  const restore = useMutation(trpc.teams.restore.mutationOptions());
  return (
    <ArchiveButton
      subject={team}
      words="teamForm"
      archive={() => archive.mutateAsync({ id: team.id })}
      restore={() => restore.mutateAsync({ id: team.id })}
    />
  );
}

/** Archives an operator at once, and offers to bring them back. */
export function ArchiveOperator({ operator }: { operator: Archived }) {
  const trpc = useTrpc();
  const archive = useMutation(trpc.operators.archive.mutationOptions());
  const restore = useMutation(trpc.operators.restore.mutationOptions());
  return (
    <ArchiveButton
      subject={operator}
      words="operatorForm"
      archive={() => archive.mutateAsync({ id: operator.id })}
      restore={() => restore.mutateAsync({ id: operator.id })}
    />
  );
}

interface ArchiveButtonProps {
  subject: Archived;
  words: "teamForm" | "operatorForm";
  archive: () => Promise<unknown>;
  restore: () => Promise<unknown>;
}

function ArchiveButton({ subject, words, archive, restore }: ArchiveButtonProps) {
  const t = useTranslations(`team.${words}`);
  const common = useTranslations("common");
  const refusal = useRefusal();
  const finish = useFinish();
  const attempt = (deed: () => Promise<void>) =>
    deed().catch((error: unknown) => {
      notifications.show({ color: "red", message: refusal.sentence(error) });
    });
  const onUndo = () =>
    attempt(async () => {
      await restore();
      await finish(t("restored", { name: subject.name }));
    });
  const onArchive = () =>
    attempt(async () => {
      await archive();
      await finish(null);
      showUndo({
        message: t("archived", { name: subject.name }),
        undoLabel: common("undo"),
        onUndo: () => void onUndo(),
      });
    });
  return (
    <Button variant="subtle" color="red" onClick={() => void onArchive()}>
      {t("archive")}
    </Button>
  );
}
