"use client";

import { Checkbox, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FieldOf } from "@/components/ui/field-props";
import { type EventName, eventKeyOf, eventsFor } from "./views";

export interface ConnectionValues extends Record<string, unknown> {
  name: string;
  url: string;
  events: EventName[];
}

interface ConnectionFieldsProps {
  field: FieldOf<ConnectionValues>;
  /** A CRM is no address that somebody types. */
  isCrm?: boolean;
}

export function ConnectionFields({ field, isCrm = false }: ConnectionFieldsProps) {
  const t = useTranslations("connections");
  return (
    <>
      <TextInput
        label={t("form.name")}
        placeholder={t("form.nameExample")}
        maxLength={80}
        {...field("name")}
      />
      {!isCrm && (
        <TextInput
          label={t("form.url")}
          description={t("form.urlText")}
          placeholder="https://example.com/hooks/callbacks"
          type="url"
          inputMode="url"
          autoComplete="off"
          {...field("url")}
        />
      )}
      <Checkbox.Group label={t("form.events")} {...field("events")}>
        <Stack gap="xs" mt={6}>
          {eventsFor(isCrm).map((event) => (
            <Checkbox
              key={event}
              value={event}
              label={t(`events.${eventKeyOf(event)}`)}
              description={t(`eventTexts.${eventKeyOf(event)}`)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}

/** For the draft: what the form itself can tell before anything is sent, and what an address of ours has to be. */
export function useConnectionWords({ isCrm = false } = {}) {
  const t = useTranslations("connections");
  return {
    check: ({ name, url, events }: ConnectionValues): Record<string, string> => ({
      ...(name.trim() === "" && { name: "required" }),
      ...(url.trim() === "" && !isCrm && { url: "required" }),
      ...(events.length === 0 && { events: "choose-one" }),
    }),
    say: (_field: string, code: string) => (t.has(`problems.${code}`) ? t(`problems.${code}`) : null),
  };
}
