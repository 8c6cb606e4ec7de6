"use client";

import { Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { checkAccent, contrast, textOn } from "@/core/widget-contract/accent";
import type { WidgetAppearance } from "@/core/widget-contract/wire";

interface ColorAdviceProps {
  color: string;
  theme: WidgetAppearance["theme"];
  /** Null: nobody may change it here. */
  onTake: ((color: string) => void) | null;
}

/** Whether a button of this colour can be seen on the page, what is written on it, and the nearest colour that can. */
export function ColorAdvice({ color, theme, onTake }: ColorAdviceProps) {
  const t = useTranslations("sites.appearance");
  if (!/^#[\da-f]{6}$/i.test(color)) return null;
  const { ok, ratio, suggestion } = checkAccent(color, theme);
  const ink = textOn(color);
  const words = { ratio: floor(ratio) };
  const writing = t(ink === "#000000" ? "black" : "white", { ratio: floor(contrast(color, ink)) });
  if (ok)
    return (
      <Text size="xs" c="dimmed">
        {t("enough", words)} {writing}
      </Text>
    );
  return (
    <Notice tone="amber" role="status">
      <Group gap="sm" justify="space-between">
        <Text size="sm" flex="1 1 240px">
          {t(`low.${theme}`, words)} {writing}
        </Text>
        {onTake && suggestion && (
          <Button size="compact-sm" variant="default" onClick={() => onTake(suggestion)}>
            {t("take", { color: suggestion })}
          </Button>
        )}
      </Group>
    </Notice>
  );
}

/** Never rounded up to a bar that it misses: 2.96 is not 3.0. */
const floor = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);
