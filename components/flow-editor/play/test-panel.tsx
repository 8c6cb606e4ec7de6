"use client";

import { ActionIcon, Button, Text, Title } from "@mantine/core";
import { IconArrowsShuffle, IconCircleCheck, IconEyeOff, IconX } from "@tabler/icons-react";
import { Pill } from "@/components/ui/pill";
import { useDocument, useEditorStore } from "../store/editor-context";
import { select } from "../store/editor-store";
import { useSentence, useWording } from "../words/use-wording";
import { FactField } from "./fact-field";
import classes from "./test-panel.module.css";
import { useTestRun } from "./test-run";

/** Play a visitor: what the flow asks about, to be answered here, and what that visitor would see. */
export function TestPanel() {
  const { t } = useWording();
  const store = useEditorStore();
  const { program, facts, setFact } = useTestRun();
  const needs = (program?.needs ?? []).filter((key) => key !== "visitor");
  return (
    <section className={classes.test} aria-label={t("test.title")}>
      <div className={classes.head}>
        <Title order={2}>{t("test.title")}</Title>
        <Result />
        <ActionIcon ml="auto" aria-label={t("test.close")} onClick={() => store.setState({ panel: null })}>
          <IconX size={17} aria-hidden />
        </ActionIcon>
      </div>
      {program && (
        <div className={classes.facts}>
          {needs.map((key) => (
            <FactField key={key} fact={key} value={facts[key]} onChange={(next) => setFact(key, next)} />
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
