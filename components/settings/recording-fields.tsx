"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FieldOf } from "@/components/ui/field-props";
import { FormSection } from "@/components/ui/form-section";
import type { WorkspaceValues } from "./workspace-fields";

/** As long as the provider keeps them. */
export const FOR_EVER = "for-ever";
const DAYS = [1, 7, 30, 90, 180, 365, 730, 1_095];

/** How long recordings of talks are kept. */
export function RecordingFields({ field }: { field: FieldOf<WorkspaceValues> }) {
  const t = useTranslations("settings.workspace");
  const props = field("recordingDays");
  // What is stored may be another number of days.
  const days = [...new Set([...DAYS, Number(props.value)])].filter((one) => one > 0).sort((a, b) => a - b);
  return (
    <FormSection title={t("recordings")}>
      <Select
        label={t("recordingDays")}
        description={t("recordingDaysHint")}
        data={[
          { value: FOR_EVER, label: t("recordingsForEver") },
          ...days.map((one) => ({ value: String(one), label: t("days", { count: one }) })),
        ]}
        allowDeselect={false}
        {...props}
      />
    </FormSection>
  );
}
