"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CRM_WORDS } from "@/core/crm/crm-words";
import { describeCallback } from "@/core/crm/describe-callback";
import type { CrmSettings } from "@/core/crm/document";
import type { CallbackMessage } from "@/core/crm/message";
import classes from "./mapping.module.css";

interface PreviewProps {
  /** The lead that it is tried on; undefined: it has not come yet. */
  message: CallbackMessage | undefined;
  /** What the CRM's people read it in. */
  language: CrmSettings["language"];
}

const whoOf = ({ data }: CallbackMessage): string => data.name ?? data.phone;

/** What a deal would be called. */
export function DealPreview({ message, language }: PreviewProps) {
  return message && <Written language={language}>{CRM_WORDS[language].dealTitle(whoOf(message))}</Written>;
}

/** What the logged call would be called. */
export function CallPreview({ message, language }: PreviewProps) {
  return message && <Written language={language}>{CRM_WORDS[language].callTitle(whoOf(message))}</Written>;
}

function Written({ language, children }: { language: string; children: string }) {
  const t = useTranslations("crm.preview");
  return (
    <Text size="xs" c="dimmed">
      {t("writes")} <span lang={language}>{children}</span>
    </Text>
  );
}

/** The note as it would stand there, by the code that writes it. */
export function NotePreview({ message, language }: PreviewProps) {
  const t = useTranslations("crm.preview");
  if (!message) return null;
  const words = CRM_WORDS[language];
  return (
    <section aria-label={t("note")} lang={language} className={classes.note}>
      <Text size="xs" fw={600}>
        {words.heading(message.data.site.name)}
      </Text>
      {describeCallback(message, words).map(({ label, text }) => (
        <Text key={`${label} ${text}`} size="xs" c="dimmed">
          {label === null ? text : `${label}: ${text}`}
        </Text>
      ))}
    </section>
  );
}
