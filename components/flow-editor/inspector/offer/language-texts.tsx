"use client";

import { Button, Group, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { useRef } from "react";
import { OFFER_VARIABLES } from "@/core/flow/display/offer/definition";
import { useIssueWords, useNodeIssues } from "../../issues/use-issues";
import type { OfferTexts } from "../../node/read-offer";
import { useEditor } from "../../store/editor-context";
import { useWording } from "../../words/use-wording";

const LENGTHS = { title: 120, text: 400, button: 40, sent: 200 } as const;
type Written = keyof typeof LENGTHS;
type TextField = HTMLInputElement | HTMLTextAreaElement;

interface LanguageTextsProps {
  nodeId: string;
  language: string;
  texts: OfferTexts;
  asksTopic: boolean;
  onChange: (texts: OfferTexts, key: string) => void;
}

/** An offer's words in one language. */
export function LanguageTexts({ nodeId, language, texts, asksTopic, onChange }: LanguageTextsProps) {
  const { t } = useWording();
  const words = useIssueWords();
  const readOnly = useEditor((state) => state.readOnly);
  const issues = useNodeIssues(nodeId);
  /** Where the caret was last: there a variable is put in. */
  const caret = useRef<{ name: Written; field: TextField } | null>(null);
  const issueAt = (name: string) => {
    const issue = issues.find(({ field }) => field?.startsWith(`texts.${language}.${name}`));
    return issue && words(issue);
  };
  const field = (name: Written) => ({
    label: t(`offer.${name}`),
    value: texts[name] ?? "",
    maxLength: LENGTHS[name],
    readOnly,
    error: issueAt(name),
    onFocus: (event: { currentTarget: TextField }) => {
      caret.current = { name, field: event.currentTarget };
    },
    onChange: (event: { currentTarget: TextField }) =>
      onChange({ ...texts, [name]: event.currentTarget.value }, name),
  });
  const insert = (variable: string) => {
    const { name, field: at } = caret.current ?? { name: "text" as const, field: null };
    const before = texts[name] ?? "";
    const place = at?.isConnected ? (at.selectionStart ?? before.length) : before.length;
    const written = `${before.slice(0, place)}{${variable}}${before.slice(at?.selectionEnd ?? place)}`;
    if (written.length > LENGTHS[name]) return;
    onChange({ ...texts, [name]: written }, `${name}.variable`);
    if (!at?.isConnected) return;
    at.focus();
    // React writes the value first: the caret would jump to the end of it.
    requestAnimationFrame(() =>
      at.setSelectionRange(place + variable.length + 2, place + variable.length + 2),
    );
  };
  return (
    <Stack gap="sm">
      <TextInput {...field("title")} />
      <Textarea {...field("text")} autosize minRows={2} maxRows={6} />
      {!readOnly && <Variables onInsert={insert} />}
      <TextInput {...field("button")} />
      <TextInput {...field("sent")} description={t("offer.sentHint")} />
      {asksTopic && (
        <TagsInput
          label={t("offer.topics")}
          description={t("offer.topicsHint")}
          placeholder={readOnly ? undefined : t("inspector.typeAndEnter")}
          acceptValueOnBlur
          maxTags={12}
          readOnly={readOnly}
          error={issueAt("topics")}
          value={texts.topics ?? []}
          onChange={(topics) => onChange({ ...texts, topics }, "topics")}
        />
      )}
    </Stack>
  );
}

function Variables({ onInsert }: { onInsert: (variable: string) => void }) {
  const { t } = useWording();
  return (
    <Group gap={6}>
      <Text size="xs" c="dimmed">
        {t("offer.insert")}
      </Text>
      {OFFER_VARIABLES.map((variable) => (
        <Button
          key={variable}
          size="compact-xs"
          variant="default"
          // The field keeps the focus, and with it the place of its caret.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(variable)}
        >
          {t(`offer.variableNames.${variable}`)}
        </Button>
      ))}
    </Group>
  );
}
