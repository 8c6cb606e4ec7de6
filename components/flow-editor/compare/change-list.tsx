"use client";

import { Text } from "@mantine/core";
import { Pill } from "@/components/ui/pill";
import type { Change } from "@/core/flow/compare";
import { useWording } from "../words/use-wording";
import type { ChangeWords } from "./change-words";
import classes from "./compare.module.css";
import { MARKS } from "./mark-looks";

export interface ToldChange {
  change: Change;
  words: ChangeWords;
}

interface ChangeListProps {
  changes: readonly ToldChange[];
  chosen: Change | null;
  onChoose: (change: Change) => void;
}

/** Every difference in words: what a diagram shows to eyes alone is said here. */
export function ChangeList({ changes, chosen, onChoose }: ChangeListProps) {
  const { t } = useWording();
  return (
    <section className={classes.list} aria-label={t("compare.list")}>
      <Text size="sm" c="dimmed" px={16} pt={12} role="status">
        {changes.length === 0
          ? t("compare.same")
          : `${t("compare.changes", { count: changes.length })}. ${t("compare.pick")}`}
      </Text>
      <ul className={classes.changes}>
        {changes.map(({ change, words }) => (
          <li key={`${change.kind} ${change.id} ${change.kind === "way" ? change.port : ""}`}>
            <button
              type="button"
              className={classes.change}
              aria-pressed={change === chosen}
              onClick={() => onChoose(change)}
            >
              <Pill tone={MARKS[change.kind].tone} icon={MARKS[change.kind].icon}>
                {t(`compare.marks.${change.kind}`)}
              </Pill>
              <span className={classes.title}>{words.title}</span>
              {words.fields.map(({ label, before, after }) => (
                <span key={label} className={classes.field}>
                  {label && <span className={classes.fieldLabel}>{label}: </span>}
                  <s>{before}</s> → {after}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
