"use client";

import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useTranslations } from "next-intl";

const SCHEMES = ["light", "dark", "auto"] as const;

/** Light, dark, or as the system says. */
export function SchemeSwitch() {
  const t = useTranslations("common.shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t("scheme")}
      data={SCHEMES.map((value) => ({ value, label: t(`schemes.${value}`) }))}
      value={colorScheme}
      onChange={setColorScheme}
    />
  );
}
