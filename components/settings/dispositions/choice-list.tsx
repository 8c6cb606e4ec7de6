"use client";

import { ActionIcon, Button, Group, Kbd, Stack, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { MOST_DISPOSITIONS } from "@/core/disposition/disposition";

export interface ChoiceDraft {
  /** null: not saved yet. */
  key: string | null;
  name: string;
}

interface ChoiceListProps {
  choices: ChoiceDraft[];
  onChange: (choices: ChoiceDraft[]) => void;
  problemAt: (index: number) => string | undefined;
  readOnly: boolean;
}

/** Up to nine results, each with the key that it has on the phone: its place in the list. */
export function ChoiceList({ choices, onChange, problemAt, readOnly }: ChoiceListProps) {
  const t = useTranslations("settings.dispositions");
  return (
    <Stack gap="xs">
      {choices.map((choice, index) => (
        <Group
          // A new one has nothing but its place yet.
          key={choice.key ?? `new-${index}`}
          gap="xs"
          align="flex-start"
          wrap="nowrap"
        >
          <Kbd style={{ alignSelf: "center" }} aria-hidden>
            {index + 1}
          </Kbd>
          <TextInput
            aria-label={t("nameOf", { key: index + 1 })}
            maxLength={40}
            flex={1}
            value={choice.name}
            readOnly={readOnly}
            error={problemAt(index)}
            onChange={({ currentTarget }) =>
              onChange(choices.with(index, { ...choice, name: currentTarget.value }))
            }
          />
          {!readOnly && <ChoiceActions choices={choices} index={index} onChange={onChange} />}
        </Group>
      ))}
      {!readOnly && choices.length < MOST_DISPOSITIONS && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: "start" }}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...choices, { key: null, name: "" }])}
        >
          {t("add")}
        </Button>
      )}
    </Stack>
  );
}

interface ChoiceActionsProps {
  choices: ChoiceDraft[];
  index: number;
  onChange: (choices: ChoiceDraft[]) => void;
}

function ChoiceActions({ choices, index, onChange }: ChoiceActionsProps) {
  const t = useTranslations("settings.dispositions");
  const name = choices[index]?.name ?? "";
  return (
    <Group gap={2} wrap="nowrap" mt={4}>
      <ActionIcon
        aria-label={t("up", { name })}
        disabled={index === 0}
        onClick={() => onChange(swapped(choices, index, index - 1))}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t("down", { name })}
        disabled={index === choices.length - 1}
        onClick={() => onChange(swapped(choices, index, index + 1))}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t("remove", { name })}
        disabled={choices.length === 1}
        onClick={() => onChange(choices.toSpliced(index, 1))}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function swapped(choices: ChoiceDraft[], one: number, other: number): ChoiceDraft[] {
  const [a, b] = [choices[one], choices[other]];
  return a && b ? choices.with(one, b).with(other, a) : choices;
}
