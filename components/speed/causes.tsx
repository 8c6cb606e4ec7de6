"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import { DELAY_CAUSES } from "@/core/speed/measure";
import { CAUSE_LOOKS } from "./cause-looks";
import type { SpeedSummary } from "./speed";
import classes from "./speed.module.css";

/** What was waited for, of all leads that were late or did not come to a talk, and what helps. */
export function Causes({ summary }: { summary: SpeedSummary }) {
  const t = useTranslations("speed.causes");
  const format = useFormatter();
  const found = DELAY_CAUSES.map((cause) => ({ cause, count: summary.causes[cause] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return (
    <FormSection title={t("title")} text={t("text")}>
      {found.length === 0 ? (
        <Text size="sm">{t("none")}</Text>
      ) : (
        <ul className={classes.causes}>
          {found.map(({ cause, count }) => {
            const { tone, icon: Glyph } = CAUSE_LOOKS[cause];
            return (
              <li key={cause} data-tone={tone}>
                <div className={classes.causeLine}>
                  <Glyph size={16} stroke={2} aria-hidden className={classes.causeIcon} />
                  <span className={classes.causeName}>{t(`names.${cause}`)}</span>
                  <span className="tabular">
                    {t("share", {
                      count,
                      share: format.number(count / summary.leads, { style: "percent" }),
                    })}
                  </span>
                </div>
                <div className={classes.track} aria-hidden>
                  <div className={classes.bar} style={{ width: `${(count / summary.leads) * 100}%` }} />
                </div>
                <Text size="xs" c="dimmed">
                  {t(`advice.${cause}`)}
                </Text>
              </li>
            );
          })}
        </ul>
      )}
    </FormSection>
  );
}
