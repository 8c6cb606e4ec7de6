"use client";

import { Button, Group, TagsInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconClipboardCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useKeptForm } from "@/components/form/use-kept-form";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Duration } from "@/components/ui/duration";
import { ErrorState } from "@/components/ui/error-state";
import type { LastTalk } from "@/core/live-contract/console";
import classes from "./console.module.css";
import { CustomerHead } from "./customer-facts";
import { DispositionChoices } from "./disposition-choices";
import { type FollowUp, FollowUpField, isComplete, toWish } from "./follow-up-field";
import { Key } from "./key";
import { NoteField } from "./note-field";
import type { Note } from "./use-kept-note";

/** The page's `s` key presses it. */
export const SAVE_BUTTON_ID = "save-disposition";

const MOST_TAGS = 10;

type Answer = { key: string | null; tags: string[]; followUp: FollowUp };
const NO_ANSWER: Answer = { key: null, tags: [], followUp: { kind: "none" } };

interface LastTalkCardProps {
  last: LastTalk;
  note: Note;
  now: Date;
}

/** What came of the talk that has just ended, what to remember, and whether to call again. */
export function LastTalkCard({ last, note, now }: LastTalkCardProps) {
  const t = useTranslations("console.last");
  // The next call may ring, or a look at the lead be needed, before it is saved.
  const { form, settle } = useKeptForm<Answer>({ id: `outcome:${last.callId}`, initialValues: NO_ANSWER });
  const { key, tags, followUp } = form.values;
  const trpc = useTrpc();
  const refusal = useRefusal();
  const choices = useQuery(trpc.dispositions.list.queryOptions());
  const dispose = useMutation(
    trpc.console.dispose.mutationOptions({
      onSuccess: () => {
        settle(form.getValues());
        notifications.show({ message: t("saved") });
      },
      onError: (error) => void notifications.show({ color: "red", message: refusal.sentence(error) }),
    }),
  );
  return (
    <section className={classes.card} aria-label={t("label")}>
      <div className={classes.head} data-tone="cyan">
        <span className={classes.headWords}>
          <IconClipboardCheck size={20} aria-hidden />
          {t("title")}
        </span>
        <span>{t.rich("talked", { duration: () => <Duration seconds={last.talkSeconds} /> })}</span>
      </div>
      <form
        className={classes.body}
        onSubmit={(event) => {
          event.preventDefault();
          if (key && isComplete(followUp))
            dispose.mutate({ callId: last.callId, key, tags, followUp: toWish(followUp) });
        }}
      >
        <CustomerHead customer={last.customer} />
        {choices.error && !choices.data ? (
          <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
        ) : (
          <DispositionChoices
            choices={choices.data?.choices}
            chosen={key}
            onChoose={(chosen) => form.setFieldValue("key", chosen)}
          />
        )}
        <NoteField note={note} />
        <TagsInput
          label={t("tags")}
          placeholder={tags.length === 0 ? t("tagsPlaceholder") : undefined}
          maxTags={MOST_TAGS}
          maxLength={40}
          splitChars={[",", ";"]}
          value={tags}
          onChange={(next) => form.setFieldValue("tags", next)}
        />
        <FollowUpField value={followUp} onChange={(next) => form.setFieldValue("followUp", next)} now={now} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {key === null && t("chooseFirst")}
          </Text>
          <Button
            id={SAVE_BUTTON_ID}
            type="submit"
            loading={dispose.isPending}
            disabled={key === null || !isComplete(followUp)}
            rightSection={<Key>S</Key>}
          >
            {t("save")}
          </Button>
        </Group>
      </form>
    </section>
  );
}
