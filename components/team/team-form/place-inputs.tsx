"use client";

import { Group, NumberInput, Select, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { Place } from "./place";

const TIERS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

interface PlaceInputProps {
  name: string;
  place: Place;
  onChange: (place: Place) => void;
}

/** Where a team asks by tiers. */
export function TierInput({ name, place, onChange }: PlaceInputProps) {
  const t = useTranslations("team");
  return (
    <Select
      aria-label={t("tierOf", { name })}
      w={130}
      data={TIERS.map((tier) => ({ value: tier, label: t("tier", { tier: Number(tier) }) }))}
      allowDeselect={false}
      value={String(place.tier)}
      onChange={(tier) => onChange({ ...place, tier: Number(tier) })}
    />
  );
}

/** Where a team asks by shares: the weight, and what it comes to among the others. */
export function WeightInput({ name, place, onChange, total }: PlaceInputProps & { total: number }) {
  const t = useTranslations("team");
  const format = useFormatter();
  return (
    <Group gap="xs" wrap="nowrap">
      <NumberInput
        aria-label={t("weightOf", { name })}
        w={84}
        min={1}
        max={100}
        allowDecimal={false}
        clampBehavior="strict"
        value={place.weight}
        onChange={(weight) => onChange({ ...place, weight: typeof weight === "number" ? weight : 1 })}
      />
      <Text size="sm" c="dimmed" w={44} ta="right" className="tabular">
        {format.number(place.weight / total, { style: "percent", maximumFractionDigits: 0 })}
      </Text>
    </Group>
  );
}
