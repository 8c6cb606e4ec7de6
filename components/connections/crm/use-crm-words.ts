"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type FieldMapping, fieldMapping, type OUR_VALUES } from "@/core/crm/document";
import type { Mapped } from "@/core/crm/map-fields";

const GROUPS = [
  { group: "person", names: ["phone", "name", "firstName", "lastName"] },
  {
    group: "request",
    names: [
      "site",
      "page",
      "pageTitle",
      "referrer",
      "source",
      "landing",
      "spamScore",
      "language",
      "requestedAt",
    ],
  },
  { group: "call", names: ["outcome", "talkSeconds", "operator", "rating", "finishedAt"] },
  { group: "consent", names: ["consentVersion", "consentAt"] },
] as const satisfies { group: string; names: readonly (typeof OUR_VALUES)[number][] }[];

const UTM = ["source", "medium", "campaign", "term", "content"] as const;

/** In the list of values: a text that is always the same. */
export const CONSTANT = "=";

interface Choice {
  value: string;
  label: string;
}

/** Our values in words, by group, as a list to choose from offers them. */
export function useValueChoices(formFields: readonly string[]): { group: string; items: Choice[] }[] {
  const t = useTranslations("crm.values");
  return useMemo(() => {
    const plain = GROUPS.map(({ group, names }) => ({
      group: t(`groups.${group}`),
      items: names.map((name): Choice => ({ value: name, label: t(name) })),
    }));
    const utm = UTM.map((name) => ({ value: `utm.${name}`, label: t("utm", { name }) }));
    const form = formFields.map((name) => ({ value: `form.${name}`, label: t("form", { name }) }));
    return [
      ...plain,
      { group: t("groups.source"), items: utm },
      ...(form.length > 0 ? [{ group: t("groups.form"), items: form }] : []),
      { group: t("groups.constant"), items: [{ value: CONSTANT, label: t("constant") }] },
    ];
  }, [t, formFields]);
}

/** What the list of values holds, as a mapping says it. */
export const fromChoice = (choice: string): FieldMapping["from"] =>
  choice === CONSTANT ? { constant: "" } : fieldMapping.shape.from.parse({ value: choice });

export const choiceOf = (from: FieldMapping["from"]): string => ("constant" in from ? CONSTANT : from.value);

interface Outcome {
  words: string;
  isWritten: boolean;
  /** The value is there, and does not fit the field. */
  isTrouble: boolean;
}

/** What a row writes for a lead, or why it writes nothing. */
export function useOutcomeWords() {
  const t = useTranslations("crm.preview");
  return ({ fields: [field], left: [left] }: Mapped): Outcome => {
    if (field) return { words: field.value, isWritten: true, isTrouble: false };
    const reason = left?.reason ?? "no-value";
    return { words: t(`left.${reason}`), isWritten: false, isTrouble: reason !== "no-value" };
  };
}
