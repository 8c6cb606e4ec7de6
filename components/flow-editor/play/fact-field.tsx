"use client";

import { NumberInput, Select, Switch, TextInput } from "@mantine/core";
import type { RoutingFactKey } from "@/core/flow/runtime/routing-facts";
import type { Fact, FactKey } from "@/core/widget-contract/visitor-facts";
import { firstWords } from "../words/flow-words";
import { useWording } from "../words/use-wording";
import { factInput } from "./fact-inputs";

interface FactFieldProps {
  fact: FactKey | RoutingFactKey;
  /** undefined: it is not known. */
  value: Fact | undefined;
  onChange: (value: Fact | undefined) => void;
}

/** Asks for one fact of the visitor or callback that is played. */
export function FactField({ fact, value, onChange: set }: FactFieldProps) {
  const { t, references } = useWording();
  const [plain, name] = splitKey(fact);
  const named = [...references.teams, ...(references.numberLists ?? [])].find(({ id }) => id === name);
  const label = t.has(`facts.${plain}`) ? t(`facts.${plain}`, { name: named?.name ?? name }) : fact;
  const field = factInput(fact);
  switch (field.input) {
    case "offer":
      return (
        <Select
          label={label}
          clearable
          placeholder={t("test.noOffer")}
          data={(references.offers ?? []).map(({ id, name, flow }) => ({
            value: id,
            label: `${name} (${flow})`,
          }))}
          value={value === undefined ? null : String(value)}
          onChange={(next) => set(next ?? undefined)}
        />
      );
    case "switch":
      return (
        <Switch
          label={label}
          checked={value === true}
          onChange={(event) => set(event.currentTarget.checked)}
          pb={8}
        />
      );
    case "choice":
      return (
        <Select
          label={label}
          clearable
          placeholder={t("test.unknown")}
          data={field.options.map((option) => ({
            value: option,
            label: firstWords(t, [`factOptions.${plain}.${option}`, `weekdays.${option}`], option),
          }))}
          value={value === undefined ? null : String(value)}
          onChange={(next) => set(next === null ? undefined : plain === "weekday" ? Number(next) : next)}
        />
      );
    case "minute":
      return (
        <TextInput
          type="time"
          label={label}
          value={typeof value === "number" ? clock(value) : ""}
          onChange={(event) => set(minutes(event.currentTarget.value))}
        />
      );
    case "number":
      return (
        <NumberInput
          label={label}
          placeholder={t("test.unknown")}
          min={field.min}
          max={field.max}
          suffix={field.unit ? ` ${t(`units.${field.unit}`)}` : undefined}
          value={typeof value === "number" ? value : ""}
          onChange={(next) => set(typeof next === "number" ? next : undefined)}
        />
      );
    case "text":
      return (
        <TextInput
          label={label}
          placeholder={field.example || t("test.unknown")}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => set(event.currentTarget.value || undefined)}
        />
      );
  }
}

function splitKey(fact: string): [string, string] {
  const at = fact.indexOf(":");
  return at < 0 ? [fact, ""] : [`${fact.slice(0, at)}Of`, fact.slice(at + 1)];
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

function minutes(time: string): number | undefined {
  const [hours, rest] = time.split(":").map(Number);
  return hours === undefined || rest === undefined || Number.isNaN(hours + rest)
    ? undefined
    : hours * 60 + rest;
}
