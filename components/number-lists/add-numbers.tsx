"use client";

import { Button, FileButton, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import type { NumberListView } from "./number-list-view";
import { useListsChanged } from "./use-lists-changed";

/** Numbers from a file, or pasted; what could not be read is told line by line. */
export function AddNumbers({ list: { id } }: { list: NumberListView }) {
  const t = useTranslations("settings.lists");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [text, setText] = useState("");
  const add = useMutation(
    trpc.numberLists.add.mutationOptions({ onSuccess: () => setText(""), onSettled: useListsChanged() }),
  );
  const choose = async (file: File | null) => {
    if (file) add.mutate({ id, text: await file.text() });
  };
  return (
    <Stack gap="xs">
      <Textarea
        label={t("paste")}
        description={t("pasteText")}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          variant="default"
          disabled={text.trim() === ""}
          loading={add.isPending}
          onClick={() => add.mutate({ id, text })}
        >
          {t("addNumbers")}
        </Button>
        <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileUpload size={16} />}
              disabled={add.isPending}
            >
              {t("file")}
            </Button>
          )}
        </FileButton>
      </Group>
      {add.error && <Notice tone="red">{refusal.sentence(add.error)}</Notice>}
      {add.data && (
        <Notice tone={add.data.problemCount > 0 ? "amber" : "green"} role="status">
          {t("added", { count: add.data.added })}
          {add.data.problemCount > 0 && ` ${t("unread", { count: add.data.problemCount })}`}
          {add.data.problems.map(({ line, text: words }) => (
            <Text key={line} size="sm">
              {t("line", { line, text: words })}
            </Text>
          ))}
        </Notice>
      )}
    </Stack>
  );
}
