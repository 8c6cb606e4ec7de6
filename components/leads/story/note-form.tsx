"use client";

import { Button, Group, Textarea } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { useTrpc } from "@/components/trpc/client";
import { errorKind } from "@/components/ui/error-kind";

const LONGEST = 4_000;

/** A note for the next person. What is typed outlives errors and reloads. */
export function NoteForm({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.note");
  const common = useTranslations("common");
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const [text, setText, forget] = useLocalStorage({ key: `note:${leadId}`, defaultValue: "" });
  const typed = useRef(text);
  typed.current = text;
  const addNote = useMutation(
    trpc.leads.addNote.mutationOptions({
      onSuccess: async (_, sent) => {
        // What was typed while it was on its way is the next note.
        const now = typed.current;
        const rest = now.startsWith(sent.text) ? now.slice(sent.text.length).trimStart() : now;
        if (rest === "") forget();
        else setText(rest);
        await queryClient.invalidateQueries({ queryKey: trpc.leads.get.queryKey({ id: leadId }) });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") addNote.mutate({ id: leadId, text });
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        mt="md"
        label={t("label")}
        placeholder={t("placeholder")}
        autosize
        minRows={2}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={addNote.error && common(`failed.${errorKind(addNote.error)}`)}
      />
      <Group justify="flex-end" mt="xs">
        <Button type="submit" variant="default" loading={addNote.isPending} disabled={text.trim() === ""}>
          {t("add")}
        </Button>
      </Group>
    </form>
  );
}
