"use client";

import {
  Checkbox,
  ColorInput,
  MultiSelect,
  Select,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useLocale } from "next-intl";
import { useContext } from "react";
import { DecimalInput } from "@/components/ui/decimal-input";
import { decimalMark } from "@/components/ui/decimal-mark";
import type { Field } from "@/core/flow/node-definition";
import { fieldOf } from "../../issues/node-problems";
import { useIssueWords, useNodeIssues } from "../../issues/use-issues";
import { useEditor } from "../../store/editor-context";
import { fieldLabel, firstWords, optionWords } from "../../words/flow-words";
import { ReferencesContext, useWording } from "../../words/use-wording";
import { CallerIdField } from "./caller-id-field";
import { MessageField } from "./message-field";
import { SaidField } from "./said-field";
import { SoundField } from "./sound-field";
import { WhisperField } from "./whisper-field";

interface FieldInputProps {
  kind: string;
  nodeId: string;
  /** Where the config stands in the step's own, for a condition inside of another. */
  path?: string;
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** One field of a step's settings, drawn from its description, with what is wrong with it. */
export function FieldInput({ kind, nodeId, path, field, value, onChange }: FieldInputProps) {
  const { t } = useWording();
  const words = useIssueWords();
  const readOnly = useEditor((state) => state.readOnly);
  const issues = useNodeIssues(nodeId).filter((issue) =>
    path ? isAt(issue.field, `${path}.${field.name}`) : fieldOf(issue) === field.name,
  );
  if (field.input === "own") return null;
  const hint = firstWords(t, [`kinds.${kind}.hints.${field.name}`, `hints.${field.name}`], "");
  const common: Common = {
    label: fieldLabel(t, kind, field.name),
    description: hint || undefined,
    error: issues[0] ? words(issues[0]) : undefined,
    readOnly,
  };
  return <Input field={field} kind={kind} value={value} onChange={onChange} common={common} />;
}

const isAt = (place: string | null, path: string): boolean =>
  place !== null && (place === path || place.startsWith(`${path}.`));

interface Common {
  label: string;
  description?: string;
  error?: string;
  readOnly: boolean;
}

interface InputProps {
  field: Exclude<Field, { input: "own" }>;
  kind: string;
  value: unknown;
  onChange: (value: unknown) => void;
  common: Common;
}

function Input({ field, kind, value, onChange, common }: InputProps) {
  switch (field.input) {
    case "text":
    case "selector":
    case "date":
    case "time":
    case "time-zone":
    case "language":
      return <TextField field={field} value={value} onChange={onChange} common={common} />;
    case "whisper":
      return <WhisperField {...common} max={field.max} value={textOf(value)} onChange={onChange} />;
    case "message":
      return <MessageField {...common} max={field.max} value={textOf(value)} onChange={onChange} />;
    case "said":
      return (
        <SaidField
          {...common}
          value={value}
          onChange={onChange}
          max={field.max}
          hasVariables={field.hasVariables}
        />
      );
    case "sound":
      return <SoundField {...common} value={textOf(value)} onChange={onChange} />;
    case "caller-id":
      return <CallerIdField {...common} value={textOf(value)} onChange={onChange} />;
    case "number":
      return <NumberField field={field} value={value} onChange={onChange} common={common} />;
    case "switch":
      return (
        <Switch
          label={common.label}
          description={common.description}
          error={common.error}
          disabled={common.readOnly}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "choice":
    case "choices":
    case "weekdays":
      return <OptionsField field={field} kind={kind} value={value} onChange={onChange} common={common} />;
    case "texts":
    case "numbers":
    case "countries":
      return <ListField field={field} value={value} onChange={onChange} common={common} />;
    case "team":
    case "routing-flow":
    case "operator":
    case "webhook":
    case "number-list":
      return <ReferenceField field={field} value={value} onChange={onChange} common={common} />;
    case "offers":
      return <OffersField value={value} onChange={onChange} common={common} />;
    case "color":
      return <ColorInput {...common} value={textOf(value)} onChange={onChange} format="hex" />;
  }
}

type Part<Name extends Field["input"]> = Omit<InputProps, "field" | "kind"> & {
  field: Extract<Field, { input: Name }>;
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const TYPES = { date: "date", time: "time" } as const;

function TextField({
  field,
  value,
  onChange,
  common,
}: Part<"text" | "selector" | "date" | "time" | "time-zone" | "language">) {
  if (field.input === "text" && field.long)
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={field.max}
        value={textOf(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...common}
      type={field.input === "date" || field.input === "time" ? TYPES[field.input] : "text"}
      maxLength={field.input === "text" ? field.max : 200}
      spellCheck={field.input === "text"}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function NumberField({ field, value, onChange, common }: Part<"number">) {
  const { t } = useWording();
  return (
    <DecimalInput
      {...common}
      value={typeof value === "number" ? value : null}
      min={field.min}
      max={field.max}
      step={field.step}
      // What is out of bounds stays to be seen and corrected, with the reason beside it.
      clampBehavior="none"
      suffix={field.unit ? ` ${t(`units.${field.unit}`)}` : undefined}
      // An empty field is no number: the check names it.
      onChange={onChange}
    />
  );
}

function OptionsField({
  field,
  kind,
  value,
  onChange,
  common,
}: Part<"choice" | "choices" | "weekdays"> & { kind: string }) {
  const { t } = useWording();
  if (field.input === "choice")
    return (
      <Select
        {...common}
        allowDeselect={false}
        data={field.options.map((option) => ({
          value: option,
          label: optionWords(t, kind, field.name, option) || option,
        }))}
        value={textOf(value) || (field.absent ?? "")}
        onChange={(next) => next !== null && onChange(next)}
      />
    );
  const days = field.input === "weekdays";
  const options = days ? ["1", "2", "3", "4", "5", "6", "7"] : field.options;
  const { readOnly, ...group } = common;
  return (
    <Checkbox.Group
      {...group}
      value={listOf(value)}
      onChange={(next) => {
        const inOrder = options.filter((option) => next.includes(option));
        onChange(days ? inOrder.map(Number) : inOrder);
      }}
    >
      <Stack gap={8} mt={6}>
        {options.map((option) => (
          <Checkbox
            key={option}
            value={option}
            disabled={readOnly}
            label={days ? t(`weekdays.${option}`) : optionWords(t, kind, field.name, option)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function ListField({ field, value, onChange, common }: Part<"texts" | "numbers" | "countries">) {
  const { t } = useWording();
  const max = field.input === "texts" ? field.max : undefined;
  const mark = decimalMark(useLocale());
  const isNumbers = field.input === "numbers";
  return (
    <TagsInput
      {...common}
      splitChars={isNumbers && mark === "," ? [" ", ";"] : [","]}
      placeholder={common.readOnly ? undefined : t("inspector.typeAndEnter")}
      maxTags={max}
      acceptValueOnBlur
      value={isNumbers ? listOf(value).map((number) => number.replace(".", mark)) : listOf(value)}
      onChange={(next) => onChange(listFrom(field.input, next))}
    />
  );
}

function listFrom(input: "texts" | "numbers" | "countries", typed: string[]): unknown[] {
  if (input === "countries") return typed.map((code) => code.trim().toUpperCase());
  if (input === "texts") return typed;
  return typed.map((text) => Number(text.replace(",", "."))).filter(Number.isFinite);
}

type ReferenceInput = "team" | "routing-flow" | "operator" | "webhook" | "number-list";

function ReferenceField({ field, value, onChange, common }: Part<ReferenceInput>) {
  const { t } = useWording();
  const named = useNamed(field);
  // A routing that need not be chosen is the site's own; whatever else is empty is an empty text.
  const isAbsent = field.input === "routing-flow" && !field.isRequired;
  const isOptional = isAbsent || (field.input === "team" && field.isOptional === true);
  return (
    <Select
      {...common}
      placeholder={t(`inspector.${placeholderOf(field)}`)}
      clearable={isOptional && !common.readOnly}
      searchable={named.length > 8}
      data={named.map(({ id, name }) => ({ value: id, label: name }))}
      value={textOf(value) || null}
      onChange={(next) => onChange(next ?? (isAbsent ? undefined : ""))}
    />
  );
}

function placeholderOf(field: Part<ReferenceInput>["field"]): string {
  if (field.input === "team" && field.isOptional) return "noTeam";
  return field.input === "routing-flow" && !field.isRequired ? "siteRouting" : PLACEHOLDERS[field.input];
}

const PLACEHOLDERS: Record<ReferenceInput, string> = {
  team: "chooseTeam",
  "routing-flow": "chooseRouting",
  operator: "chooseOperator",
  webhook: "chooseWebhook",
  "number-list": "chooseList",
};

/** Offers of the display rules, those of one set together. One that is gone stays to be seen and taken out. */
function OffersField({ value, onChange, common }: Omit<InputProps, "field" | "kind">) {
  const { t } = useWording();
  const { offers = [] } = useContext(ReferencesContext);
  const chosen = listOf(value);
  const gone = chosen.filter((id) => !offers.some((offer) => offer.id === id));
  const groups = [...new Set(offers.map(({ flow }) => flow))].map((flow) => ({
    group: flow,
    items: offers.filter((offer) => offer.flow === flow).map(({ id, name }) => ({ value: id, label: name })),
  }));
  return (
    <MultiSelect
      {...common}
      placeholder={chosen.length === 0 ? t("inspector.chooseOffers") : undefined}
      searchable={offers.length > 8}
      data={[...groups, ...gone.map((id) => ({ value: id, label: t("missingOffer") }))]}
      value={chosen}
      onChange={onChange}
    />
  );
}

function useNamed(field: Part<ReferenceInput>["field"]): readonly { id: string; name: string }[] {
  const references = useContext(ReferencesContext);
  const { teams, routingFlows, operators = [], webhooks = [], numberLists = [] } = references;
  if (field.input === "team") return field.ours ? teams.filter(({ callCentre }) => !callCentre) : teams;
  return { "routing-flow": routingFlows, operator: operators, webhook: webhooks, "number-list": numberLists }[
    field.input
  ];
}
