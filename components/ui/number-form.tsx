import { Button, Group, TextInput } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";

interface NumberFormProps {
  /** What the number is for; the field has no other label. */
  label: string;
  placeholder: string;
  problem?: string | undefined;
  submit: { words: string; icon: Icon; isPending: boolean; isDisabled?: boolean };
  onSubmit: (number: string) => void;
}

/** A telephone number to try something with. */
export function NumberForm({ label, placeholder, problem, submit, onSubmit }: NumberFormProps) {
  const [number, setNumber] = useState("");
  const { words, icon: Glyph, isPending, isDisabled = false } = submit;
  const onForm = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !isDisabled) onSubmit(number);
  };
  return (
    <form onSubmit={onForm} noValidate>
      <Group align="flex-start" gap="sm">
        <TextInput
          aria-label={label}
          placeholder={placeholder}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          value={number}
          error={problem}
          onChange={(event) => setNumber(event.currentTarget.value)}
          style={{ flex: "1 1 220px", maxWidth: 320 }}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<Glyph size={16} aria-hidden />}
          loading={isPending}
          disabled={isDisabled}
        >
          {words}
        </Button>
      </Group>
    </form>
  );
}
