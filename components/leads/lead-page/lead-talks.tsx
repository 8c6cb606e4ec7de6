"use client";

import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Facts } from "../facts";
import type { LeadDetails } from "../lead";
import storyClasses from "../story/story.module.css";
import classes from "./lead-page.module.css";

/** What came of the talks, and what was written down in them; nothing where nothing was. */
export function LeadTalks({ talks }: { talks: LeadDetails["talks"] }) {
  const t = useTranslations("leads.page.talks");
  const { slug } = useWorkspace();
  const told = talks.filter(({ note, disposition }) => note || disposition);
  if (told.length === 0) return null;
  return (
    <Facts title={t("title")}>
      {told.map(({ callId, operator, note, disposition, followUpId }) => (
        <div key={callId} className={classes.talk}>
          <Text size="sm" fw={550}>
            {disposition ?? t("noWord")}
            {operator && (
              <Text component="span" size="sm" c="dimmed" fw={400}>
                {" "}
                · {operator}
              </Text>
            )}
          </Text>
          {note && <Text className={storyClasses.quote}>{note}</Text>}
          {followUpId && (
            <Anchor component={Link} size="sm" href={`/${slug}/leads/${followUpId}`}>
              {t("followUp")}
            </Anchor>
          )}
        </div>
      ))}
    </Facts>
  );
}
