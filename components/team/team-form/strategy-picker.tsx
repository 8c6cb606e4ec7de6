"use client";

import { Group, Radio, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TEAM_STRATEGIES, type TeamStrategy } from "@/core/dispatch/team-strategy";
import classes from "./strategy-picker.module.css";
import { TurnsSketch } from "./turns-sketch";

interface StrategyPickerProps {
  value: TeamStrategy;
  onChange: (strategy: TeamStrategy) => void;
}

/** In which order a team asks its operators: one line and a picture each. */
export function StrategyPicker({ value, onChange }: StrategyPickerProps) {
  const t = useTranslations("team.strategy");
  const choose = (name: string) => {
    const strategy = TEAM_STRATEGIES.find((one) => one === name);
    if (strategy) onChange(strategy);
  };
  return (
    <Radio.Group label={t("label")} value={value} onChange={choose}>
      <Stack gap="xs" mt={6}>
        {TEAM_STRATEGIES.map((strategy) => (
          <Radio.Card key={strategy} value={strategy} className={classes.card}>
            <Group wrap="nowrap" align="center" gap="sm">
              <Radio.Indicator />
              <div className={classes.words}>
                <Text size="sm" fw={550}>
                  {t(strategy)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`${strategy}-text`)}
                </Text>
              </div>
              <TurnsSketch strategy={strategy} />
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
