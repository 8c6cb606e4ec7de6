"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useDuration } from "@/components/ui/duration";
import { Figure, Figures } from "@/components/ui/figure";
import { SPEED_MARKS } from "@/core/speed/measure";
import type { SpeedSummary } from "./speed";
import classes from "./speed.module.css";

/** Below this share of kept promises something has to be done. */
const WORRYING = 0.8;

/** The way of the middle lead, stage by stage, and the share of promises that were kept. */
export function SpeedFigures({ summary }: { summary: SpeedSummary }) {
  const t = useTranslations("speed");
  const format = useFormatter();
  const say = useDuration();
  const { marks, promised, kept } = summary;
  const share = promised === 0 ? null : kept / promised;
  return (
    <div>
      <Figures className={classes.figures}>
        <Figure
          word={t("kept.word")}
          value={share === null ? "–" : format.number(share, { style: "percent" })}
          tone={share !== null && share < WORRYING ? "red" : undefined}
          note={promised === 0 ? t("kept.none") : t("kept.of", { count: promised })}
        />
        {SPEED_MARKS.map((mark) => {
          const measured = marks[mark];
          return (
            <Figure
              key={mark}
              word={t(`marks.${mark}`)}
              value={measured ? say(measured.median) : "–"}
              note={measured ? t("nineOfTen", { time: say(measured.p90) }) : t("never")}
            />
          );
        })}
      </Figures>
      <Text size="xs" c="dimmed" mt={6}>
        {t("since")}
      </Text>
    </div>
  );
}
