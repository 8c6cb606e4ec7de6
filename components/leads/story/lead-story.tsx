"use client";

import { Group, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { ClockTime, ZoneNote } from "@/components/ui/clock-time";
import { useDuration } from "@/components/ui/duration";
import type { LeadDetails, TimelineLine } from "../lead";
import { FACT_LOOKS } from "./fact-looks";
import { FactText } from "./fact-text";
import { groupByAttempt } from "./group-by-attempt";
import { NoteForm } from "./note-form";
import classes from "./story.module.css";

/** Everything that happened, second by second, try by try; and a place to add what happened outside. */
export function LeadStory({ lead }: { lead: LeadDetails }) {
  const t = useTranslations("timeline");
  const mayNote = useCan("leads:handle");
  const mayNoteOwn = useCan("leads:read-own");
  return (
    <section aria-labelledby="story">
      <Group justify="space-between" align="baseline" mb="sm">
        <Title order={2} id="story">
          {t("title")}
        </Title>
        <Text size="xs" c="dimmed" pr={12}>
          <ZoneNote at={lead.requestedAt} />
        </Text>
      </Group>
      <ol className={classes.story}>
        {groupByAttempt(lead.timeline).map((chapter) => (
          <li
            key={chapter.lines[0]?.id}
            className={classes.chapter}
            data-attempt={chapter.attempt ?? undefined}
          >
            <ol className={classes.lines}>
              {chapter.lines.map((line) => (
                <StoryLine key={line.id} line={line} since={lead.requestedAt} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {(mayNote || mayNoteOwn) && <NoteForm leadId={lead.id} />}
    </section>
  );
}

/** After a day "26 hours 3 minutes later" tells less than the date beside it. */
const TELLING_SECONDS = 86_400;

function StoryLine({ line, since }: { line: TimelineLine; since: Date }) {
  const say = useDuration();
  const { icon: Glyph, tone } = FACT_LOOKS[line.fact.kind];
  const seconds = (line.at.getTime() - since.getTime()) / 1000;
  return (
    <li className={classes.fact} data-tone={tone} data-kind={line.fact.kind}>
      <span className={classes.dot} aria-hidden>
        <Glyph size={14} stroke={1.8} />
      </span>
      <div className={classes.told}>
        <FactText fact={line.fact} now={line.at} />
      </div>
      <Text size="xs" c="dimmed" className={classes.at}>
        {seconds < TELLING_SECONDS && <span>+{say(seconds)}</span>}
        <ClockTime at={line.at} seconds now={since} zone={false} />
      </Text>
    </li>
  );
}
