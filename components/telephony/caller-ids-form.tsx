"use client";

import { ActionIcon, Button, Group, Radio, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { ReadOnlyNote } from "@/components/settings/read-only-note";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import { formatPhone } from "@/core/phone/format-phone";
import type { Account } from "./accounts";
import classes from "./telephony.module.css";
import { useAccountChanges } from "./use-account-changes";
import { useFieldWords } from "./use-field-words";

type CallerId = Account["callerIds"][number];
type Values = { callerIds: CallerId[] } & Record<string, unknown>;

/** The numbers that people see when this account rings them: one by default, others by the beginning of a number. */
export function CallerIdsForm({ account }: { account: Account }) {
  const t = useTranslations("telephony.callerIds");
  const canEdit = useCan("telephony:edit");
  const trpc = useTrpc();
  const { onSettled } = useAccountChanges();
  const save = useMutation(trpc.telephony.saveCallerIds.mutationOptions({ onSettled }));
  const draft = useDraft<Values>({
    id: null,
    initialValues: { callerIds: account.callerIds },
    readOnly: !canEdit,
    save,
    send: ({ callerIds }) => save.mutateAsync({ id: account.id, callerIds: callerIds.map(tidy) }),
    check: ({ callerIds }) => problemOf(callerIds),
    say: useFieldWords(),
  });
  const { callerIds } = draft.form.values;
  const set = (next: CallerId[]) => draft.form.setFieldValue("callerIds", next);
  const unused = (account.health?.callerIds ?? []).filter(
    (number) => !callerIds.some((one) => one.number === number),
  );
  const add = (number: string) =>
    set([...callerIds, { number, isDefault: callerIds.length === 0, prefixes: [] }]);
  return (
    <FormFrame draft={draft}>
      {!canEdit && <ReadOnlyNote />}
      <FormSection title={t("title")} text={t("text")}>
        {callerIds.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("none")}
          </Text>
        )}
        <CallerIdRows callerIds={callerIds} set={set} readOnly={!canEdit} />
        {draft.problem("callerIds") && (
          <Text size="sm" c="red" role="alert">
            {draft.problem("callerIds")}
          </Text>
        )}
        {canEdit && (
          <Group gap="xs">
            {unused.slice(0, 8).map((number) => (
              <Button
                key={number}
                size="xs"
                variant="light"
                leftSection={<IconPlus size={14} />}
                onClick={() => add(number)}
              >
                {t("addKnown", { number: formatPhone(number) })}
              </Button>
            ))}
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => add("")}>
              {t("add")}
            </Button>
          </Group>
        )}
      </FormSection>
    </FormFrame>
  );
}

interface CallerIdRowsProps {
  callerIds: CallerId[];
  set: (next: CallerId[]) => void;
  readOnly: boolean;
}

function CallerIdRows({ callerIds, set, readOnly }: CallerIdRowsProps) {
  const t = useTranslations("telephony.callerIds");
  const change = (at: number, part: Partial<CallerId>) =>
    set(callerIds.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const choose = (at: number) => set(callerIds.map((one, index) => ({ ...one, isDefault: index === at })));
  return callerIds.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; a number that is typed is no name yet
    <div key={at} className={classes.callerId}>
      <Stack gap={6}>
        <TextInput
          label={t("number")}
          placeholder="+12025550100"
          type="tel"
          inputMode="tel"
          value={one.number}
          readOnly={readOnly}
          onChange={(event) => change(at, { number: event.currentTarget.value })}
        />
        <Radio
          label={t("isDefault")}
          checked={one.isDefault}
          disabled={readOnly}
          onChange={() => choose(at)}
        />
      </Stack>
      <TagsInput
        label={t("prefixes")}
        placeholder={one.prefixes.length ? undefined : t("prefixesExample")}
        splitChars={[",", " ", ";"]}
        acceptValueOnBlur
        value={one.prefixes}
        readOnly={readOnly}
        onChange={(prefixes) => change(at, { prefixes })}
      />
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("remove", { number: one.number })}
          className={classes.removal}
          onClick={() => set(callerIds.filter((_, index) => index !== at))}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </div>
  ));
}

const digits = (text: string): string => `+${text.replace(/\D/g, "")}`;

/** As it is stored: E.164, however it was typed. */
const tidy = ({ number, prefixes, isDefault }: CallerId): CallerId => ({
  number: digits(number),
  isDefault,
  prefixes: [...new Set(prefixes.map(digits))],
});

function problemOf(callerIds: CallerId[]): Record<string, string> {
  const numbers = callerIds.map(({ number }) => digits(number));
  if (numbers.some((number) => !/^\+[1-9]\d{5,14}$/.test(number))) return { callerIds: "not-a-number" };
  return new Set(numbers).size < numbers.length ? { callerIds: "twice" } : {};
}
