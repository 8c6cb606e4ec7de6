"use client";

import { ActionIcon, Button, Select, Text, TextInput, Title, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconFlag,
  IconHourglass,
  IconPhoneCall,
  IconPlayerSkipForward,
  IconRestore,
  IconX,
} from "@tabler/icons-react";
import { type RefObject, useEffect, useRef } from "react";
import { Pill } from "@/components/ui/pill";
import { factsChosen } from "@/core/flow/rehearsal/facts-chosen";
import { minutesOf, WEEKDAYS } from "@/core/schedule/hours";
import { useEditorStore } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import { FactField } from "./fact-field";
import classes from "./play.module.css";
import { usePlayRun } from "./play-run";
import { PlayStory } from "./play-story";
import { useVisitorWords } from "./visitor-words";

/** Play a callback: what happens is chosen here, step by step, and what the flow does about it is told. */
export function PlayPanel() {
  const { t } = useWording();
  const store = useEditorStore();
  const { rehearsal, program, isCut } = usePlayRun();
  const choices = useRef<HTMLDivElement>(null);
  useKeepFocus(choices, rehearsal?.story.length ?? 0);
  return (
    <section className={classes.panel} aria-label={t("playing.title")} ref={choices}>
      <div className={classes.head}>
        <Title order={2}>{t("playing.title")}</Title>
        <Standing />
        <div className={classes.steps}>
          {rehearsal && <Steps />}
          <ActionIcon aria-label={t("test.close")} onClick={() => store.setState({ panel: null })}>
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      {!program && (
        <Text c="dimmed" className={classes.note}>
          {t("playing.blocked")}
        </Text>
      )}
      {isCut && (
        <Text c="dimmed" className={classes.note} role="status">
          {t("playing.cut")}
        </Text>
      )}
      {rehearsal && (
        <div className={classes.body}>
          <div className={classes.choices}>
            <OccasionForm />
            <Answers />
          </div>
          <PlayStory />
        </div>
      )}
    </section>
  );
}

/** Where the callback stands. */
function Standing() {
  const { t } = useWording();
  const { rehearsal, timeZone } = usePlayRun();
  const { sayWhen } = useVisitorWords();
  if (!rehearsal) return null;
  const { state, story, now } = rehearsal;
  const wait = story.findLast((scene) => scene.kind === "waits");
  return (
    <div role="status">
      {state.outcome && (
        <Pill tone={state.outcome === "conversation" ? "green" : "amber"} icon={IconFlag}>
          {t(`playing.scenes.finished.${state.outcome}`)}
        </Pill>
      )}
      {state.pending?.kind === "call" && (
        <Pill tone="blue" icon={IconPhoneCall}>
          {t("playing.state.call", { number: state.attempts })}
        </Pill>
      )}
      {state.pending && state.pending.kind !== "call" && wait && (
        <Pill tone="amber" icon={IconHourglass}>
          {t(`playing.state.${state.pending.kind}`, { when: sayWhen(wait.until, now, timeZone) })}
        </Pill>
      )}
    </div>
  );
}

function Steps() {
  const { t } = useWording();
  const { rehearsal, back, again, toEnd } = usePlayRun();
  const isBegun =
    rehearsal?.story.some(({ kind }) => kind === "answered") || (rehearsal?.path.length ?? 0) > 1;
  const isOver = rehearsal?.answers.length === 0;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        disabled={!isBegun}
        leftSection={<IconArrowBackUp size={15} aria-hidden />}
        onClick={back}
      >
        {t("playing.back")}
      </Button>
      <Button
        size="xs"
        variant="default"
        data-restart
        leftSection={<IconRestore size={15} aria-hidden />}
        onClick={again}
      >
        {t("playing.again")}
      </Button>
      <Tooltip label={t("playing.toEndHint")}>
        <Button
          size="xs"
          variant="default"
          disabled={isOver}
          leftSection={<IconPlayerSkipForward size={15} aria-hidden />}
          onClick={toEnd}
        >
          {t("playing.toEnd")}
        </Button>
      </Tooltip>
    </>
  );
}

function OccasionForm() {
  const { t } = useWording();
  const { occasion, setOccasion } = usePlayRun();
  const { weekday, minute, hoursAhead } = occasion;
  return (
    <fieldset className={classes.occasion}>
      <legend>{t("playing.setting")}</legend>
      <Select
        label={t("playing.day")}
        allowDeselect={false}
        data={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekdays.${day}`) }))}
        value={String(weekday)}
        onChange={(value) =>
          setOccasion({ weekday: WEEKDAYS.find((day) => String(day) === value) ?? weekday })
        }
      />
      <TextInput
        type="time"
        label={t("playing.time")}
        value={clock(minute)}
        onChange={(event) => {
          const next = minutesOf(event.currentTarget.value);
          if (!Number.isNaN(next)) setOccasion({ minute: next });
        }}
      />
      <Select
        label={t("playing.chosen")}
        allowDeselect={false}
        data={[0, 1, 4, 24].map((hours) => ({
          value: String(hours),
          label: hours === 0 ? t("playing.chosenNow") : t("playing.chosenLater", { hours }),
        }))}
        value={String(hoursAhead)}
        onChange={(value) => setOccasion({ hoursAhead: Number(value) })}
      />
      <SupposedFacts />
    </fieldset>
  );
}

/** What the flow asks about this callback, to be answered here. */
function SupposedFacts() {
  const { occasion, setOccasion, program, facts } = usePlayRun();
  if (!program) return null;
  return factsChosen(program).map((key) => (
    <FactField
      key={key}
      fact={key}
      value={facts[key]}
      onChange={(value) => setOccasion({ facts: { ...occasion.facts, [key]: value } })}
    />
  ));
}

/** What the world may do now, each a press. */
function Answers() {
  const { t } = useWording();
  const { rehearsal, give } = usePlayRun();
  if (!rehearsal?.state.pending) return null;
  const question = t(`playing.question.${rehearsal.state.pending.kind}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label={question}>
      <Text fw={600} fz={13} mb={6}>
        {question}
      </Text>
      <div className={classes.answers}>
        {rehearsal.answers.map((answer, at) => (
          <Button
            key={answer}
            size="xs"
            variant={at === 0 ? "light" : "default"}
            data-answer
            onClick={() => give(answer)}
          >
            {t(`playing.answers.${answer}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** What was pressed is often gone afterwards: whoever plays by keyboard goes on where the next choice is. */
function useKeepFocus(panel: RefObject<HTMLElement | null>, scenes: number): void {
  const before = useRef(scenes);
  useEffect(() => {
    const hasPlayed = before.current !== scenes;
    before.current = scenes;
    const { activeElement } = document;
    if (!hasPlayed || !panel.current) return;
    const isLost = activeElement === document.body || !activeElement?.isConnected;
    if (isLost || activeElement?.matches("[data-answer], :disabled")) {
      if (!focusOn(panel.current, "[data-answer]")) focusOn(panel.current, "[data-restart]");
    }
  }, [panel, scenes]);
}

/** @returns whether there is such a thing */
function focusOn(panel: HTMLElement, selector: string): boolean {
  const found = panel.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== null;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
