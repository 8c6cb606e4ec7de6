"use client";

import { Select, type SelectProps, Text } from "@mantine/core";
import { useTranslations } from "next-intl";

const ROLES = ["owner", "manager", "editor", "operator"] as const;
export type Role = (typeof ROLES)[number];
export const isRole = (value: string | null): value is Role => ROLES.some((role) => role === value);

interface RoleSelectProps extends Omit<SelectProps, "value" | "onChange" | "data"> {
  value: Role;
  onChange: (role: Role) => void;
}

/** The roles, each with what it may do. */
export function RoleSelect({ value, onChange, ...props }: RoleSelectProps) {
  const t = useTranslations("settings");
  return (
    <Select
      w={180}
      {...props}
      allowDeselect={false}
      comboboxProps={{ width: 320, position: "bottom-end" }}
      data={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      value={value}
      onChange={(role) => isRole(role) && onChange(role)}
      renderOption={({ option, checked }) =>
        isRole(option.value) && (
          <div>
            <Text size="sm" fw={checked ? 600 : 500}>
              {option.label}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`may.${option.value}`)}
            </Text>
          </div>
        )
      }
    />
  );
}
