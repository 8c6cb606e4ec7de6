"use client";

import { ColorInput, Input, SegmentedControl, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import type { WidgetAppearance } from "@/core/widget-contract/wire";
import { AppearancePreview } from "./appearance-preview";
import { ColorAdvice } from "./color-advice";

const POSITIONS = ["left", "right"] as const;
const THEMES = ["auto", "light", "dark"] as const;

interface AppearanceFieldsProps {
  value: WidgetAppearance;
  onChange: (change: Partial<WidgetAppearance>) => void;
  problem: string | null;
  readOnly: boolean;
}

/** Colour, corner and theme of the widget, with what they look like. */
export function AppearanceFields({ value, onChange, problem, readOnly }: AppearanceFieldsProps) {
  const t = useTranslations("sites.appearance");
  const { color, position, theme } = value;
  return (
    <FormSection title={t("title")}>
      <Stack gap="xs">
        <ColorInput
          label={t("color")}
          format="hex"
          withEyeDropper={false}
          value={color}
          onChange={(next) => onChange({ color: next })}
          error={problem}
          readOnly={readOnly}
        />
        <ColorAdvice
          color={color}
          theme={theme}
          onTake={readOnly ? null : (next) => onChange({ color: next })}
        />
      </Stack>
      <Input.Wrapper label={t("position")} labelElement="div" labelProps={{ display: "block", mb: 4 }}>
        <SegmentedControl
          aria-label={t("position")}
          readOnly={readOnly}
          data={POSITIONS.map((name) => ({ value: name, label: t(`positions.${name}`) }))}
          value={position}
          onChange={(next) => onChange({ position: next })}
        />
      </Input.Wrapper>
      <Input.Wrapper label={t("theme")} description={t("themeHint")} labelElement="div">
        <SegmentedControl
          mt={6}
          aria-label={t("theme")}
          readOnly={readOnly}
          data={THEMES.map((name) => ({ value: name, label: t(`themes.${name}`) }))}
          value={theme}
          onChange={(next) => onChange({ theme: next })}
        />
      </Input.Wrapper>
      <AppearancePreview appearance={value} />
    </FormSection>
  );
}
