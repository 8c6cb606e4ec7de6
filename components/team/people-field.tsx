"use client";

import { Checkbox, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PhoneNumber } from "@/components/ui/phone-number";
import classes from "./people-field.module.css";
import type { OperatorView } from "./team-card";

export interface Place {
  operatorId: string;
  tier: number;
}

interface PeopleFieldProps {
  operators: OperatorView[];
  value: Place[];
  onChange: (places: Place[]) => void;
  /** The team asks by tiers: each operator gets one. */
  byTiers: boolean;
}

/** Above this many operators the list gets a field to search it. */
const SEARCH_FROM = 8;
const TIERS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

export function PeopleField({ operators, value, onChange, byTiers }: PeopleFieldProps) {
  const t = useTranslations("team");
  const [wanted, setWanted] = useState("");
  const found = operators.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  if (operators.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("teamForm.noOperators")}
      </Text>
    );
  return (
    <Stack gap="xs">
      {operators.length > SEARCH_FROM && (
        <TextInput
          aria-label={t("teamForm.findOperator")}
          placeholder={t("teamForm.findOperator")}
          leftSection={<IconSearch size={16} />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <ul className={classes.list}>
        {found.map((operator) => {
          const place = value.find(({ operatorId }) => operatorId === operator.id);
          return (
            <li key={operator.id} className={classes.row}>
              <Checkbox
                label={operator.name}
                description={<PhoneNumber e164={operator.phone} copy={false} />}
                checked={place !== undefined}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked
                      ? [...value, { operatorId: operator.id, tier: 1 }]
                      : value.filter(({ operatorId }) => operatorId !== operator.id),
                  )
                }
              />
              {byTiers && place && (
                <Select
                  aria-label={t("tierOf", { name: operator.name })}
                  w={130}
                  data={TIERS.map((tier) => ({ value: tier, label: t("tier", { tier: Number(tier) }) }))}
                  allowDeselect={false}
                  value={String(place.tier)}
                  onChange={(tier) =>
                    onChange(value.map((old) => (old === place ? { ...place, tier: Number(tier) } : old)))
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
