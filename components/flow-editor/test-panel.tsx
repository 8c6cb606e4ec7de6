"use client";

import { ActionIcon, Button, NumberInput, Select, Switch, Text, TextInput, Title } from "@mantine/core";
import { IconArrowsShuffle, IconCircleCheck, IconEyeOff, IconX } from "@tabler/icons-react";
import { Pill } from "@/components/ui/pill";
import type { Fact, FactKey } from "@/core/widget-contract/visitor-facts";
import classes from "./editor.module.css";
import { useDocument, useEditorStore } from "./editor-context";
import { select } from "./editor-store";
import { factInput } from "./fact-inputs";
import { firstWords } from "./flow-words";
import { useTestRun } from "./test-run";
import { useSentence, useWording } from "./use-wording";

/** Play a visitor: what the flow asks about, to be answered here, and what that visitor would see. */
export function TestPanel() {
  const { t } = useWording();
  const store = useEditorStore();
  const { program } = useTestRun();
  const needs = (program?.needs ?? []).filter((key) => key !== "visitor");
  return (
    <section className={classes.test} aria-label={t("test.title")}>
      <div className={classes.testHead}>
        <Title order={2}>{t("test.title")}</Title>
        <Result />
        <ActionIcon ml="auto" aria-label={t("test.close")} onClick={() => store.setState({ panel: null })}>
          <IconX size={17} aria-hidden />
        </ActionIcon>
      </div>
      {program && (
        <div className={classes.facts}>
          {needs.map((key) => (
            <FactField key={key} fact={key} />
          ))}
          {program.needs.includes("visitor") && <AnotherVisitor />}
          {needs.length === 0 && <Text c="dimmed">{t("test.asksNothing")}</Text>}
        </div>
      )}
    </section>
  );
}

/** The offer that is reached, by name; or that there is none, or why the flow cannot be played. */
function Result() {
  const { t } = useWording();
  const store = useEditorStore();
  const sentence = useSentence();
  const { nodes } = useDocument();
  const { program, result } = useTestRun();
  const offer = nodes.find(({ id }) => id === result?.decision);
  return (
    <div role="status" aria-live="polite">
      {!program && <Text c="dimmed">{t("test.blocked")}</Text>}
      {program && !offer && (
        <Pill tone="grey" icon={IconEyeOff}>
          {t("test.nothing")}
        </Pill>
      )}
      {offer && (
        <Button
          size="compact-sm"
          variant="light"
          color="green"
          leftSection={<IconCircleCheck size={15} aria-hidden />}
          onClick={() => select(store, [offer.id])}
        >
          {t("test.shows", { offer: offer.name || nameOf(offer.config) || sentence(offer) })}
        </Button>
      )}
    </div>
  );
}

const nameOf = (config: Record<string, unknown>): string =>
  typeof config.name === "string" ? config.name : "";

function AnotherVisitor() {
  const { t } = useWording();
  const { setFact } = useTestRun();
  return (
    <Button
      variant="default"
      leftSection={<IconArrowsShuffle size={16} aria-hidden />}
      onClick={() => setFact("visitor", Math.random())}
    >
      {t("test.another")}
    </Button>
  );
}

function FactField({ fact }: { fact: FactKey }) {
  const { t } = useWording();
  const { facts, setFact } = useTestRun();
  const value = facts[fact];
  const [plain, name] = splitKey(fact);
  const label = t.has(`facts.${plain}`) ? t(`facts.${plain}`, { name }) : fact;
  const set = (next: Fact | undefined) => setFact(fact, next);
  const field = factInput(fact);
  switch (field.input) {
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

function splitKey(fact: FactKey): [string, string] {
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
