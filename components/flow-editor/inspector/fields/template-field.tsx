"use client";

import { Button, Group, Textarea } from "@mantine/core";
import { useRef } from "react";

export interface TemplateFieldProps {
  value: string;
  max: number;
  onChange: (value: string) => void;
  label: string;
  description?: string;
  error?: string;
  readOnly: boolean;
  variables: readonly { name: string; label: string }[];
}

/** A text with variables: a press puts one in where the cursor stands. */
export function TemplateField({ value, max, onChange, variables, ...common }: TemplateFieldProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = input.current ?? {};
    const next = `${value.slice(0, selectionStart)}{${variable}}${value.slice(selectionEnd)}`;
    if (next.length <= max) onChange(next);
    input.current?.focus();
  };
  return (
    <>
      <Textarea
        {...common}
        ref={input}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={max}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {!common.readOnly && variables.length > 0 && (
        <Group gap={6} mt={6}>
          {variables.map(({ name, label }) => (
            <Button key={name} variant="default" size="compact-xs" onClick={() => insert(name)}>
              {label}
            </Button>
          ))}
        </Group>
      )}
    </>
  );
}
