"use client";

import { Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import type { OperatorView } from "../team";
import classes from "./people-field.module.css";
import type { Place } from "./place";
import { TierInput, WeightInput } from "./place-inputs";

interface PeopleFieldProps {
  operators: OperatorView[];
  value: Place[];
  onChange: (places: Place[]) => void;
  strategy: TeamStrategy;
}

/** Above this many operators the list gets a field to search it. */
const SEARCH_FROM = 8;

export function PeopleField({ operators, value, onChange, strategy }: PeopleFieldProps) {
  const t = useTranslations("team");
  const [wanted, setWanted] = useState("");
  const found = operators.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const replace = (old: Place) => (place: Place) => onChange(value.map((one) => (one === old ? place : one)));
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
                      ? [...value, { operatorId: operator.id, tier: 1, weight: 1 }]
                      : value.filter(({ operatorId }) => operatorId !== operator.id),
                  )
                }
              />
              {place && strategy === "priority-tier" && (
                <TierInput name={operator.name} place={place} onChange={replace(place)} />
              )}
              {place && strategy === "weighted" && (
                <WeightInput
                  name={operator.name}
                  place={place}
                  onChange={replace(place)}
                  total={value.reduce((sum, { weight }) => sum + weight, 0)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
