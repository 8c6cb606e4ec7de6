"use client";

import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

interface PasswordFieldProps extends PasswordInputProps {
  /** To be chosen here, and not the one that is known: says what a good one is, and lets the browser offer one. */
  isNew?: boolean;
}

/** A password, readable on demand; the eye can be reached by keyboard too. */
export function PasswordField({ isNew = false, ...props }: PasswordFieldProps) {
  const t = useTranslations("auth");
  const [isVisible, setVisible] = useState(false);
  return (
    <PasswordInput
      label={t("password")}
      description={isNew ? t("passwordHint") : undefined}
      autoComplete={isNew ? "new-password" : "current-password"}
      visible={isVisible}
      onVisibilityChange={setVisible}
      visibilityToggleFocusable
      // Mantine says so of every other field, but not of this one.
      aria-invalid={props.error ? true : undefined}
      visibilityToggleButtonProps={{ "aria-label": t("showPassword"), "aria-pressed": isVisible }}
      {...props}
    />
  );
}
