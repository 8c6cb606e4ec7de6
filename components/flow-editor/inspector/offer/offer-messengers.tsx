"use client";

import { ActionIcon, Button, Fieldset, Group, Menu, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { MESSENGER_KINDS } from "@/core/flow/display/offer/messenger-url";
import { useIssueWords, useNodeIssues } from "../../issues/use-issues";
import type { DraftOffer } from "../../node/read-offer";
import { useEditor } from "../../store/editor-context";
import { useWording } from "../../words/use-wording";

type Messengers = NonNullable<DraftOffer["messengers"]>;
const MOST = 6;

interface OfferMessengersProps {
  nodeId: string;
  messengers: Messengers;
  onChange: (messengers: Messengers, key: string) => void;
}

/** Chats that stand below the form, for visitors who would rather write. */
export function OfferMessengers({ nodeId, messengers, onChange }: OfferMessengersProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  if (readOnly && messengers.length === 0) return null;
  return (
    <Fieldset legend={t("offer.messengers")} p="sm">
      <Text size="xs" c="dimmed" mb={messengers.length > 0 ? "sm" : 0}>
        {t("offer.messengersHint")}
      </Text>
      <Stack gap="sm">
        {messengers.map((messenger, at) => (
          <Messenger
            // A messenger has no name of its own: its place is all that tells two of a kind apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={at}
            nodeId={nodeId}
            at={at}
            messenger={messenger}
            onChange={(next) =>
              onChange(
                next
                  ? messengers.map((one, place) => (place === at ? next : one))
                  : messengers.filter((_, place) => place !== at),
                next ? String(at) : "list",
              )
            }
          />
        ))}
      </Stack>
      {!readOnly && messengers.length < MOST && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" mt="sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />}>
              {t("offer.addMessenger")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {MESSENGER_KINDS.map((kind) => (
              <Menu.Item key={kind} onClick={() => onChange([...messengers, { kind, to: "" }], "list")}>
                {t(`offer.messengerKinds.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Fieldset>
  );
}

interface MessengerProps {
  nodeId: string;
  at: number;
  messenger: Messengers[number];
  /** Null: it goes. */
  onChange: (messenger: Messengers[number] | null) => void;
}

function Messenger({ nodeId, at, messenger, onChange }: MessengerProps) {
  const { t } = useWording();
  const words = useIssueWords();
  const readOnly = useEditor((state) => state.readOnly);
  const issues = useNodeIssues(nodeId);
  const { kind, to, label } = messenger;
  const issueAt = (name: string) => {
    const issue = issues.find(({ field }) => field === `messengers.${at}.${name}`);
    if (!issue) return undefined;
    return issue.reason === "malformed" ? t(`offer.messengerProblems.${kind}`) : words(issue);
  };
  const name = t(`offer.messengerKinds.${kind}`);
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <Stack gap={6} flex={1}>
        <TextInput
          label={name}
          placeholder={t(`offer.messengerExamples.${kind}`)}
          maxLength={300}
          spellCheck={false}
          readOnly={readOnly}
          error={issueAt("to")}
          value={to}
          onChange={(event) => onChange({ ...messenger, to: event.currentTarget.value })}
        />
        {kind === "custom" && (
          <TextInput
            aria-label={t("offer.messengerLabel")}
            placeholder={t("offer.messengerLabel")}
            maxLength={60}
            readOnly={readOnly}
            error={issueAt("label")}
            value={label ?? ""}
            onChange={(event) => onChange({ ...messenger, label: event.currentTarget.value })}
          />
        )}
      </Stack>
      {!readOnly && (
        <ActionIcon mb={4} aria-label={t("offer.removeMessenger", { name })} onClick={() => onChange(null)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
