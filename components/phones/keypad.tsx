"use client";

import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./keypad.module.css";

export const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

export function Keypad({ disabled, onPress }: { disabled: boolean; onPress: (key: string) => void }) {
  const t = useTranslations("phones");
  return (
    <fieldset className={classes.pad} aria-label={t("keypad")}>
      {KEYS.map((key) => (
        <UnstyledButton key={key} className={classes.key} disabled={disabled} onClick={() => onPress(key)}>
          {key}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
