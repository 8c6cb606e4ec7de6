"use client";

import { VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDuration } from "@/components/ui/duration";
import type { Outcome, StageMark } from "@/core/callback/state";
import classes from "./stage-line.module.css";
import { type Look, OUTCOME_LOOKS, STAGE_LOOKS } from "./stage-looks";
import { stageSpans } from "./stage-spans";

interface StageLineProps {
  stages: readonly StageMark[];
  outcome: Outcome | null;
  /** By the server's clock: what runs is counted until then. */
  now: Date;
  /** "row": bars and seconds, for tables. "card": with words where there is room, else bars. "full": always with words. */
  size?: "row" | "card" | "full";
}

/** The signature: what happened to a callback, stage by stage, and the seconds each took. */
export function StageLine({ stages, outcome, now, size = "full" }: StageLineProps) {
  const t = useTranslations("common");
  const say = useDuration();
  const spans = stageSpans(stages, now.getTime());
  const spoken = spans.map(({ stage, seconds }) =>
    t("stageLine.took", { stage: t(`stage.${stage}`), duration: say(seconds) }),
  );
  if (outcome) spoken.push(t(`outcome.${outcome}`));
  return (
    <div className={classes.frame}>
      <div className={classes.line} data-size={size} data-crowd={crowdOf(spans.length)}>
        <VisuallyHidden>{t("stageLine.label", { stages: spoken.join("; ") })}</VisuallyHidden>
        {spans.map(({ key, stage, seconds, isRunning }) => (
          <Segment
            key={key}
            look={STAGE_LOOKS[stage]}
            word={t(`stage.${stage}`)}
            time={say(seconds)}
            isRunning={isRunning}
            weight={weightOf(seconds)}
          />
        ))}
        {outcome && <Segment look={OUTCOME_LOOKS[outcome]} word={t(`outcome.${outcome}`)} weight={0} isEnd />}
      </div>
    </div>
  );
}

/** How tight it gets: beyond five stages there is no room for every word anywhere. */
const crowdOf = (stages: number) => (stages > 5 ? "many" : stages > 2 ? "some" : "few");

/** A minute of talk would push four seconds of ringing out of sight: widths grow with the logarithm. */
const weightOf = (seconds: number): number => 1 + Math.log2(1 + seconds);

interface SegmentProps {
  look: Look;
  word: string;
  time?: string;
  isRunning?: boolean;
  isEnd?: boolean;
  weight: number;
}

function Segment({
  look: { tone, icon: Glyph, pulsing },
  word,
  time,
  isRunning,
  isEnd,
  weight,
}: SegmentProps) {
  return (
    <div
      className={classes.segment}
      data-tone={tone}
      data-running={isRunning || undefined}
      data-end={isEnd || undefined}
      style={{ flexGrow: weight }}
      title={time ? `${word}: ${time}` : word}
      aria-hidden
    >
      <span className={classes.bar} />
      <span className={classes.caption}>
        <Glyph
          size={14}
          stroke={2}
          className={classes.icon}
          data-pulsing={(isRunning && pulsing) || undefined}
        />
        <span className={classes.word}>{word}</span>
        {time && <span className={classes.time}>{time}</span>}
      </span>
    </div>
  );
}
