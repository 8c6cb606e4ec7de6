"use client";

import { Select } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatPhone } from "@/core/phone/format-phone";
import type { Crm } from "./connector";

interface LeadChoiceProps {
  leads: Crm["leads"];
  /** null: an example. */
  value: string | null;
  onChange: (callbackId: string | null) => void;
}

const EXAMPLE = "example";

/** The lead that a mapping is tried on, newest first. */
export function LeadChoice({ leads, value, onChange }: LeadChoiceProps) {
  const t = useTranslations("crm.preview");
  const format = useFormatter();
  const timeZone = useTimeZone();
  return (
    <Select
      label={t("lead")}
      description={t("leadText")}
      searchable
      allowDeselect={false}
      maw={420}
      value={value ?? EXAMPLE}
      onChange={(id) => onChange(id === EXAMPLE ? null : id)}
      data={leads
        .map(({ id, phone, name, requestedAt }) => ({
          value: id,
          label: [
            name ?? formatPhone(phone),
            format.dateTime(requestedAt, {
              timeZone,
              day: "numeric",
              month: "short",
              hour: "2-digit",
              minute: "2-digit",
              hourCycle: "h23",
            }),
          ].join(" · "),
        }))
        .concat({ value: EXAMPLE, label: t("example") })}
    />
  );
}
