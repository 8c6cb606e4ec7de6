"use client";

import { Select, Text } from "@mantine/core";
import { useContext } from "react";
import { formatPhone } from "@/core/phone/format-phone";
import { ReferencesContext, useWording } from "../../words/use-wording";

interface CallerIdFieldProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  description?: string;
  error?: string;
  readOnly: boolean;
}

/** A number that one of the accounts may show. One that no account has (any more) stays to be seen. */
export function CallerIdField({ value, onChange, ...common }: CallerIdFieldProps) {
  const { t } = useWording();
  const { callerIds } = useContext(ReferencesContext);
  const known = callerIds ?? [];
  const isGone = value !== "" && callerIds !== undefined && !known.some(({ number }) => number === value);
  const numbers = [...known.map(({ number }) => number), ...(isGone ? [value] : [])];
  if (numbers.length === 0)
    return (
      <div>
        <Text size="sm" fw={500}>
          {common.label}
        </Text>
        <Text size="xs" c="dimmed">
          {t("callerId.none")}
        </Text>
      </div>
    );
  return (
    <Select
      {...common}
      placeholder={t("callerId.account")}
      clearable={!common.readOnly}
      searchable={numbers.length > 8}
      data={numbers.map((number) => ({ value: number, label: formatPhone(number) }))}
      value={value || null}
      onChange={(next) => onChange(next ?? "")}
    />
  );
}
