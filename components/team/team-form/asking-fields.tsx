"use client";

import { NumberInput, Stack, Switch } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import { StrategyPicker } from "./strategy-picker";
import type { TeamValues } from "./team-values";

/** What the switch begins with, in seconds. */
const STICKY_SECONDS = 15;

/** Whose turn it is, how many phones ring for a call, and whether customers come back to whom they know. */
export function AskingFields({ form }: { form: UseFormReturnType<TeamValues> }) {
  const t = useTranslations("team.asking");
  const { strategy, ringAtOnce, stickySeconds } = form.values;
  return (
    <FormSection title={t("title")} text={t("text")}>
      <StrategyPicker value={strategy} onChange={(next) => form.setFieldValue("strategy", next)} />
      <NumberInput
        label={t("atOnce")}
        description={t("atOnceText")}
        maw={360}
        min={1}
        max={10}
        allowDecimal={false}
        clampBehavior="strict"
        value={ringAtOnce}
        onChange={(next) => form.setFieldValue("ringAtOnce", typeof next === "number" ? next : 1)}
      />
      <Stack gap="xs">
        <Switch
          label={t("sticky")}
          description={t("stickyText")}
          checked={stickySeconds !== null}
          onChange={(event) =>
            form.setFieldValue("stickySeconds", event.currentTarget.checked ? STICKY_SECONDS : null)
          }
        />
        {stickySeconds !== null && (
          <NumberInput
            label={t("stickyWait")}
            description={t("stickyWaitText")}
            maw={360}
            min={0}
            max={600}
            allowDecimal={false}
            suffix={` ${t("seconds")}`}
            clampBehavior="strict"
            value={stickySeconds}
            onChange={(next) => form.setFieldValue("stickySeconds", typeof next === "number" ? next : 0)}
          />
        )}
      </Stack>
    </FormSection>
  );
}
