"use client";

import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useState } from "react";

interface DecimalInputProps extends Omit<NumberInputProps, "value" | "onChange"> {
  /** null: nothing, or nothing that is a number. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A field for a number that may have a point. What is half typed, as "12.", stays while it stands for the value. */
export function DecimalInput({ value, onChange, ...props }: DecimalInputProps) {
  const [typed, setTyped] = useState<string | number>(value ?? "");
  return (
    <NumberInput
      {...props}
      value={numberOf(typed) === value ? typed : (value ?? "")}
      onChange={(next) => {
        setTyped(next);
        onChange(numberOf(next));
      }}
    />
  );
}

function numberOf(typed: string | number): number | null {
  const number = typed === "" ? Number.NaN : Number(typed);
  return Number.isFinite(number) ? number : null;
}
